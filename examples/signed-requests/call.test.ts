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

async function call(...more: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [file('call.js'), keyId, 'robot.pem', ...more], {
    cwd: directory,
  })
  return stdout.trim()
}

it('makes the pair and the key', async () => {
  const openssl = (line: string) => run('openssl', shown(line), { cwd: directory })
  await openssl('openssl genpkey -algorithm ed25519 -out robot.pem')
  await openssl('openssl pkey -in robot.pem -pubout -out robot.pub.pem')
  const line =
    "keyward keys create --api shop --name robot --scope '*:users' --public-key robot.pub.pem"
  const env = { KEYWARD_URL: keyward.url, KEYWARD_API_KEY: keyward.adminKey }
  const made = await runKeyward([...shown(line), '--json'], { cwd: directory, env })
  expect(made.code, made.stderr).toBe(0)
  const created = JSON.parse(made.stdout)
  expect(created).toMatchObject({ secret: null, hint: 'signs with Ed25519' })
  keyId = created.id
  const again = await runKeyward(shown(line), { cwd: directory, env })
  expect(again.stdout).toMatch(/signed with its private key, as keyid:\n\n {2}key_\w{12}\n/)
})

it('does not send a private key anywhere', async () => {
  const env = { KEYWARD_URL: 'http://127.0.0.1:1', KEYWARD_API_KEY: keyward.adminKey }
  const args = ['keys', 'create', '--api', 'shop', '--public-key', 'robot.pem']
  const refused = await runKeyward(args, { cwd: directory, env })
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

it('is refused after the key was revoked', async () => {
  await keyward.call('POST', `/v1/keys/${keyId}/revoke`, {})
  expect(await call('GET', `${keyward.url}/v1/users`)).toMatch(/^401 .*"code":"revoked"/)
})
