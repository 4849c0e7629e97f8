import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder, startServe } from './work-folder.ts'

cleanUpAfterEach()

describe('exit code 2: the command is wrong', () => {
  it.each([
    [['lisst'], "unknown command 'lisst'", 'keyward --help'],
    [['keys', 'crate'], "unknown command 'crate' (Did you mean create?)", 'keyward keys --help'],
    [['serve', '--lisen', 'x'], "unknown option '--lisen' (Did you mean --listen?)", 'serve'],
    [['keys'], 'a command is missing', 'keyward keys --help'],
    [[], 'a command is missing', 'keyward --help'],
    [['keys', 'show'], "missing required argument 'id'", 'keyward keys show --help'],
    [['serve', '--listen'], "option '--listen <host:port>' argument missing", 'serve'],
    [['serve', '--listen', 'x:y'], '--listen must be host:port', 'serve'],
    [['keys', 'create', '--rate-limit', '5'], '--rate-limit must be such as 100/1m', 'keys create'],
    [['explain', '--key', 'shop'], 'a key is named by its id', 'explain'],
    [['init'], 'name the API with --upstream', 'init'],
  ])('keyward %j', async (args, what, help) => {
    const { code, stdout, stderr } = await createWorkFolder().run(args)
    const [error, fix] = stderr.trimEnd().split('\n')
    expect(error).toContain(`error: ${what}`)
    expect(fix).toMatch(/^fix: See keyward .*--help\.$/)
    expect(fix).toContain(help.replace('keyward ', ''))
    expect([code, stdout]).toEqual([2, ''])
  })

  it('or its input is, as JSON when JSON was asked for', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('keyward.yaml'), 'listen: 127.0.0.1:0\n\nlogLevl: info\n')
    const { code, stdout, stderr } = await folder.run(['serve', '--json'])
    expect([code, stdout]).toEqual([2, ''])
    expect(JSON.parse(stderr)).toEqual({
      error: 'config_invalid',
      code: 'config_invalid',
      title: 'The configuration is not valid',
      errors: [
        { at: 'keyward.yaml:3:1', message: 'unknown field "logLevl"; did you mean "logLevel"?' },
      ],
      fix: 'Correct the lines named above.',
      exitCode: 2,
    })
  })
})

describe('exit code 3: the surroundings are wrong', () => {
  it.each([
    ['no data and no server', ['keys', 'list'], 'There is no data directory'],
    ['a mistyped data directory', ['keys', 'list', '--data', 'dta'], 'dta holds no keyward.db'],
    ['one that cannot be made', ['serve', '--data', '/proc/keyward'], 'cannot be written'],
    ['a port of another machine', ['serve', '--listen', '192.0.2.1:1', '--behind-tls-proxy'], ''],
  ])('%s', async (_, args, what) => {
    const { code, stderr } = await createWorkFolder().run(args)
    expect(stderr).toContain(what)
    expect(stderr).toMatch(/^fix: /m)
    expect(code).toBe(3)
  })

  it('a server that is not there', async () => {
    const env = { KEYWARD_URL: 'http://127.0.0.1:9', KEYWARD_API_KEY: 'x' }
    const { code, stderr } = await createWorkFolder().run(['keys', 'list'], env)
    expect(stderr).toContain('The Keyward server does not answer: http://127.0.0.1:9')
    expect(code).toBe(3)
  })

  it('a port that is taken, and a data directory that is', async () => {
    const folder = createWorkFolder()
    const first = await startServe(folder, ['--data', 'a'])
    const port = new URL(first.url).port
    const taken = await folder.run(['serve', '--listen', `127.0.0.1:${port}`, '--data', 'b'])
    expect(taken.stderr).toContain('another process listens there already')
    expect(taken.stdout).toBe('')
    const held = await folder.run(['keys', 'list', '--data', 'a'])
    expect(held.stderr).toContain(`Another Keyward process holds the data directory`)
    expect(held.stderr).toContain('talk to it with KEYWARD_URL and KEYWARD_API_KEY')
    expect([taken.code, held.code]).toEqual([3, 3])
    // Nothing of the failed start stays behind: the next one begins anew and shows the key.
    const again = await startServe(folder, ['--data', 'b'])
    expect(again.stdout()).toContain('Admin key')
  })

  it('an admin key that the server does not know', async () => {
    const folder = createWorkFolder()
    const { url } = await startServe(folder)
    const env = { KEYWARD_URL: url, KEYWARD_API_KEY: 'wrong' }
    const { code, stderr } = await folder.run(['keys', 'list'], env)
    expect(stderr).toContain('fix: Set KEYWARD_API_KEY, or --api-key-file')
    expect(code).toBe(3)
  })
})

describe('a data directory', () => {
  it('that is a file, or whose database is damaged, is told as such', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('file'), '')
    mkdirSync(folder.file('damaged'))
    writeFileSync(folder.file('damaged/keyward.db'), 'no database'.repeat(1_000))
    writeFileSync(folder.file('damaged/pepper.json'), '{}')
    const file = await folder.run(['serve', '--data', 'file'])
    expect([file.code, file.stderr]).toEqual([3, expect.stringContaining('cannot be written')])
    const damaged = await folder.run(['keys', 'list', '--data', 'damaged'])
    expect(damaged.code).toBe(3)
    expect(damaged.stderr).toMatch(/^error: .*pepper/)
  })
})
