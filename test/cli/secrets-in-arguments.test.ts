import { randomFillSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createKeyText } from '../../src/engine/keys/key-format.ts'
import { runHere } from './in-process.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const key = createKeyText('shop_live', (bytes) => randomFillSync(bytes)).text.reveal()
const imported = 'an-imported-key-of-no-form'

describe('a key among the arguments (ps, shell history)', () => {
  it.each([
    [['keys', 'verify', key]],
    [['keys', 'verify', `--key=${key}`]],
    [['keys', 'revoke', key]],
    [['explain', '--key', key]],
    [['keys', 'create', '--name', `key ${key}`]],
    [['keys', 'list', '--api-key', `"${key}"`]],
  ])('%# is refused, told, and not repeated', async (argv) => {
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await runHere([...argv, ...json])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('A whole key stands in an argument')
      expect(stderr).not.toContain(key)
    }
  })

  it.each([
    [['keys', 'verify', imported]],
    [['keys', 'verify', `--key=${imported}`]],
    [['serve', `--admin-key=${imported}`]],
  ])('%# of unknown form is not repeated either', async (argv) => {
    const { code, stderr } = await runHere(argv)
    expect(code).toBe(2)
    expect(stderr).not.toContain(imported)
  })
})

describe('a key that is verified', () => {
  it('comes from standard input, a file or the environment, and is in no output', async () => {
    const folder = createWorkFolder()
    await folder.run(['init', '--upstream', 'http://127.0.0.1:5000'])
    const created = await folder.run(['keys', 'create', '--scope', 'read:users', '--json'])
    const { secret } = JSON.parse(created.stdout)
    writeFileSync(folder.file('key.txt'), `${secret}\r\n`)
    const args = ['keys', 'verify', '--method', 'GET', '--path', '/users']
    for (const result of [
      await folder.run(args, {}, secret),
      await folder.run(['keys', 'verify', '--key-file', 'key.txt', '--json']),
      await folder.run(args, { KEYWARD_KEY_SECRET: secret }),
    ]) {
      expect(result.code).toBe(0)
      expect(result.stdout + result.stderr).not.toContain(secret)
    }
    const none = await folder.run(args)
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('no key was given')])
  })

  it('is asked for in a terminal, without being shown', async () => {
    const folder = createWorkFolder()
    await folder.run(['init', '--upstream', 'http://127.0.0.1:5000'])
    const created = await folder.run(['keys', 'create', '--scope', 'read:users', '--json'])
    const { secret } = JSON.parse(created.stdout)
    const shown = await folder.runInTerminal(['keys', 'verify'], 80, `${secret}\r`)
    expect(shown).toContain('Key (not shown): ')
    expect(shown).toContain('allowed')
    expect(shown).not.toContain(secret)
  })
})
