/** Does what the README and docs/signed-requests.md say, with the real program. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createScratchDirectory,
  type Keyward,
  removeDirectory,
  runKeyward,
  startKeyward,
} from '../../test/fixtures/start-keyward.ts'

const run = promisify(execFile)
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const pages = ['README.md', '../../docs/signed-requests.md']

const directory = createScratchDirectory()
const upstream = http.createServer((req, res) => {
  readText(req).then((body) => res.end(`${req.method} ${req.url} ${body} for ${keyIdOf(req)}`))
})
let keyward: Keyward
let keyId = ''

const keyIdOf = (req: http.IncomingMessage) => String(req.headers['x-keyward-key-id'])

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const { port } = upstream.address() as AddressInfo
  keyward = await startKeyward({
    args: ['protect', '--api', 'shop', '--upstream', `http://127.0.0.1:${port}`],
  })
}, 60_000)

afterAll(async () => {
  await keyward?.stop()
  upstream.closeAllConnections()
  upstream.close()
  removeDirectory(directory)
  if (keyward !== undefined) removeDirectory(keyward.directory)
})

/** A line as it stands on the pages, so that it goes on being true. */
function shown(line: string): string[] {
  for (const page of pages) expect(readFileSync(file(page), 'utf8'), page).toContain(`${line}\n`)
  return line.replaceAll("'", '').split(' ').slice(1)
}

async function callAs(pem: string, ...more: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [file('call.js'), keyId, pem, ...more], {
    cwd: directory,
  })
  return stdout.trim()
}

const call = (...more: string[]) => callAs('robot.pem', ...more)

const runHere = (args: readonly string[], url = keyward.url) =>
  runKeyward(args, {
    cwd: directory,
    env: { KEYWARD_URL: url, KEYWARD_API_KEY: keyward.adminKey },
  })

it('makes the pair and the key', async () => {
  const openssl = (line: string) => run('openssl', shown(line), { cwd: directory })
  await openssl('openssl genpkey -algorithm ed25519 -out robot.pem')
  await openssl('openssl pkey -in robot.pem -pubout -out robot.pub.pem')
  const line =
    "keyward keys create --api shop --name robot --scope '*:users' --public-key robot.pub.pem"
  const made = await runHere([...shown(line), '--json'])
  expect(made.code, made.stderr).toBe(0)
  const created = JSON.parse(made.stdout)
  expect(created).toMatchObject({ secret: null, hint: 'signs with Ed25519' })
  keyId = created.id
  const again = await runHere(shown(line))
  expect(again.stdout).toMatch(/signed with its private key, as keyid:\n\n {2}key_\w{12}\n/)
})

it('does not send a private key anywhere', async () => {
  const args = ['keys', 'create', '--api', 'shop', '--public-key', 'robot.pem']
  const refused = await runHere(args, 'http://127.0.0.1:1')
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('--public-key is a private key')
})

it('is let in, with and without a body', async () => {
  shown("node call.js key_4fTzP0aQ9xLm robot.pem GET 'http://127.0.0.1:8787/v1/users?page=2'")
  const url = `${keyward.url}/v1/users?page=2`
  expect(await call('GET', url)).toBe(`200 GET /v1/users?page=2  for ${keyId}`)
  expect(await call('POST', url, '{"name":"é"}')).toContain(
    '200 POST /v1/users?page=2 {"name":"é"}',
  )
  expect(await call('GET', `${keyward.url}/v1/posts`)).toMatch(/^403 /)
})

it('says how it is used, and what it could not do', async () => {
  const wrong = (...args: string[]) => run(process.execPath, [file('call.js'), ...args])
  const usage = { code: 2, stderr: expect.stringMatching(/^Usage: node call\.js KEY_ID [^\n]+\n$/) }
  await expect(wrong()).rejects.toMatchObject(usage)
  const unread = {
    code: 3,
    stderr: expect.stringMatching(/^Could not sign with none\.pem: [^\n]+\n$/),
  }
  await expect(wrong(keyId, 'none.pem', 'GET', keyward.url)).rejects.toMatchObject(unread)
})

it('goes on signing while the key is rotated, with the old pair and the next', async () => {
  const page = readFileSync(file('../../docs/signed-requests.md'), 'utf8')
  const line = 'keyward keys rotate key_4fTzP0aQ9xLm --public-key next.pub.pem --grace 1d'
  expect(page).toContain(`${line}\n`)
  const openssl = (args: string) => run('openssl', args.split(' '), { cwd: directory })
  await openssl('genpkey -algorithm ed25519 -out next.pem')
  await openssl('pkey -in next.pem -pubout -out next.pub.pem')
  const without = await runHere(['keys', 'rotate', keyId])
  expect(without.stderr).toContain('publicKey is needed: the holder of this key signs')
  const rotated = await runHere(line.replace('key_4fTzP0aQ9xLm', keyId).split(' ').slice(1))
  expect(rotated.stdout).toContain('Requests are signed with the new private key.')
  const url = `${keyward.url}/v1/users`
  expect(await callAs('robot.pem', 'GET', url)).toMatch(/^200 /)
  expect(await callAs('next.pem', 'GET', url)).toMatch(/^200 /)
  expect((await runHere(['keys', 'rotation-finish', keyId])).code).toBe(0)
  expect(await callAs('robot.pem', 'GET', url)).toMatch(/^401 /)
  expect(await callAs('next.pem', 'GET', url)).toMatch(/^200 /)
})

it('is refused after the key was revoked', async () => {
  await keyward.call('POST', `/v1/keys/${keyId}/revoke`, {})
  const answer = await callAs('next.pem', 'GET', `${keyward.url}/v1/users`)
  expect(answer).toMatch(/^401 .*"code":"revoked"/)
})
