import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/base/text/display-width.ts'
import { cleanUpAfterEach, createWorkFolder, type WorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const COLOUR = /\x1b\[\d+m/g

async function createKeys(): Promise<WorkFolder> {
  const folder = createWorkFolder()
  await folder.run(['init', '--upstream', 'http://127.0.0.1:5000', '--api', 'shop'])
  const name = 'a name that is quite long, 日本語の名前, for a table in a narrow terminal'
  const args = ['keys', 'create', '--owner', 'acme', '--scope', 'read:users']
  expect((await folder.run([...args, '--name', name])).code).toBe(0)
  return folder
}

describe('in a terminal', () => {
  it('tables fit its width, with colour', async () => {
    const folder = await createKeys()
    const shown = await folder.runInTerminal(['keys', 'list'], 66)
    expect(shown).toMatch(COLOUR)
    const lines = shown.replace(COLOUR, '').trimEnd().split(/\r?\n/)
    expect(lines[1]).toMatch(/^key_\w{12} .*…/)
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(66)
  })

  it('NO_COLOR switches colour off', async () => {
    const folder = await createKeys()
    const shown = await folder.runInTerminal(['keys', 'list'], 66, '', { NO_COLOR: '1' })
    expect(shown).toContain('key_')
    expect(shown).not.toContain('\x1b')
  })

  it('a server says in words where it is; JSON is for logs that nobody watches', async () => {
    const folder = createWorkFolder()
    const args = ['protect', '--upstream', 'http://127.0.0.1:5000', '--listen', '127.0.0.1:0']
    const shown = (await folder.runInTerminal(args, 100, '\x03', {}, /config /)).replace(COLOUR, '')
    expect(shown).toMatch(/gateway +http:\/\/127\.0\.0\.1:\d+ → http:\/\/127\.0\.0\.1:5000/)
    expect(shown).toMatch(/Admin key, shown this once: keyward_\w{50}/)
    expect(shown).toMatch(/admin key lost\? +stop Keyward, then: keyward keys create/)
    expect(shown).toMatch(/\d\d:\d\d:\d\d info +stopped/)
    expect(shown).not.toContain('{"level"')
  })
})

describe('in a pipe', () => {
  it('there is no colour and nothing is cut', async () => {
    const folder = await createKeys()
    const { stdout } = await folder.run(['keys', 'list'])
    expect(stdout).not.toContain('\x1b')
    expect(stdout).toContain('for a table in a narrow terminal')
  })
})

describe('terminal escape injection', () => {
  it('data of others is shown, not obeyed, by every way of showing it', async () => {
    const folder = await createKeys()
    const evil = 'x\x1b]0;owned\x07\x1b[2J\nkey_forged'
    const body = JSON.stringify([{ key: 'an-old-key-in-the-clear-1', owner: 'a', name: evil }])
    const report = await folder.run(['keys', 'import', '-', '--format', 'json'], {}, body)
    const path = JSON.stringify(`/${evil}`)
    const paths = `{${path}: {"get": {}}, "/fine": {"get": {}}}`
    writeFileSync(folder.file('spec.json'), `{"openapi": "3.0.0", "paths": ${paths}}`)
    const spec = await folder.run(['apis', 'create', 'x', '--openapi', 'spec.json'])
    const file = await folder.run(['serve', '--config', evil])
    for (const { stdout, stderr } of [report, spec, file]) {
      const all = stdout + stderr
      expect(all).toContain('\\u001b]0;owned\\u0007')
      expect(all).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
      expect(all).not.toMatch(/^key_forged/m)
    }
    const create = ['keys', 'create', '--api', 'shop', '--json']
    const metadata = ['--metadata', JSON.stringify({ a: '\x9b31m\u202egnp.exe' })]
    const { id } = JSON.parse((await folder.run([...create, ...metadata])).stdout)
    const shown = await folder.run(['keys', 'show', id])
    const asJson = await folder.run(['keys', 'show', id, '--json'])
    expect(asJson.stdout).toContain('"a": "\\u009b31m\\u202egnp.exe"')
    expect(shown.stdout).toContain('{"a":"\\u009b31m\\u202egnp.exe"}')
  })
})
