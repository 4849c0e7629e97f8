import { randomFillSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createKeyText } from '../../src/engine/keys/key-format.ts'
import { closeTargetsAfterEach, openScanTarget } from './scan-target.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()
closeTargetsAfterEach()

const keywardKey = createKeyText('shop_live', (bytes) => randomFillSync(bytes)).text.reveal()
const keys = {
  keyward: keywardKey,
  plain: ['an', 'old', 'key', 'of-2019'].join('-'),
  odd: ['p+q/r', 's==', '"t<u>', '&v 42'].join(''),
  short: ['z9', 'Q'].join(''),
}
const FILES = ['a.html', 'b.sarif', 'c.xml', 'd.json', 'e.txt']

describe('the keys of a scan', () => {
  it('are in no report of an API that echoes them, however they are given', async () => {
    const { url } = await openScanTarget({ keys: Object.values(keys), echoes: true })
    const folder = createWorkFolder()
    writeFileSync(folder.file('keys.txt'), `${keys.odd}\nshort=${keys.short}\n`)
    const given = ['--key', `own=${keys.keyward}`, '--key-file', 'keys.txt', '--key-env', 'K']
    const outputs = FILES.flatMap((name) => ['--output', name])
    const ran = await folder.run(['scan', url, ...given, ...outputs], { K: keys.plain })
    expect(ran.stderr).toBe('')
    const texts = [ran.stdout, ...FILES.map((name) => readFileSync(folder.file(name), 'utf8'))]
    for (const text of texts) {
      for (const each of [keys.keyward, keys.plain, keys.odd]) {
        const forms = [
          each,
          each.toUpperCase(),
          encodeURIComponent(each),
          JSON.stringify(each).slice(1, -1),
          each.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
        ]
        for (const form of forms) expect(text).not.toContain(form)
      }
      expect(text).not.toMatch(new RegExp(`(?<![\\w-])${keys.short}(?![\\w-])`))
    }
    expect(texts.at(4)).toMatch(/"name": "own"/)
  })

  it('are in no error', async () => {
    const folder = createWorkFolder()
    const mistakes = [
      ['scan', 'http://127.0.0.1:9', '--key', keys.plain],
      ['scan', 'http://127.0.0.1:9', '--key', keys.plain, '--revoked-key', keys.plain],
      ['scan', '--key', `=${keys.plain}`, `--keys=${keys.plain}`],
      ['scan', 'http://127.0.0.1:9', '--key', keys.keyward, '--rate', 'x'],
      ['scan', `http://127.0.0.1:9/?k=${keys.plain}`],
      ['scan', `http://u:${keys.plain}@127.0.0.1:9/`],
    ]
    for (const args of mistakes) {
      for (const more of [[], ['--json']]) {
        const { code, stdout, stderr } = await folder.run([...args, ...more], {
          KEYWARD_DEBUG: '1',
        })
        expect([2, 3]).toContain(code)
        expect(stdout + stderr).not.toContain(keys.plain)
        expect(stdout + stderr).not.toContain(keys.keyward)
      }
    }
  })

  it('may stand after --key, and nowhere else among the arguments', async () => {
    const folder = createWorkFolder()
    const target = 'http://127.0.0.1:9'
    for (const args of [
      ['--key', keywardKey],
      [`--key=a=${keywardKey}`],
      ['--revoked-key', keywardKey],
    ]) {
      const { stderr } = await folder.run(['scan', target, ...args])
      expect(stderr).toContain('The target of the scan does not answer')
    }
    for (const args of [
      ['--header', `X-API-Key: ${keywardKey}`],
      ['--operation', `GET /${keywardKey}`],
      ['--key-file', keywardKey],
    ]) {
      const { code, stderr } = await folder.run(['scan', target, ...args])
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('A whole key stands in an argument'),
      ])
    }
    const other = await folder.run(['explain', 'scan', '--key', keywardKey])
    expect(other.stderr).toContain('A whole key stands in an argument')
  })
})
