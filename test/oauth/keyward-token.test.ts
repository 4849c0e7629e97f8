/** `keyward token` and `keyward signing-keys` as a person runs them, against the real program. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHere } from '../cli/in-process.ts'
import { runKeyward, startKeyward } from '../fixtures/start-keyward.ts'
import { type OAuthServer, startOAuthServer } from './start-oauth-server.ts'

let server: OAuthServer
beforeAll(async () => {
  server = await startOAuthServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const run = (args: readonly string[], env: Record<string, string> = {}, input = '') =>
  runKeyward(args, { cwd: server.directory, env: { KEYWARD_URL: server.url, ...env }, input })

const verify = async (key: string) =>
  (await server.call('POST', '/v1/keys/verify', { key, api: 'shop' })).body

describe('keyward token', () => {
  it('prints a token for the key in the environment, and nothing else', async () => {
    const args = ['token', '--scope', 'read:users', '--scope', 'read:orders', '--lifetime', '5m']
    const { code, stdout, stderr } = await run(args, { KEYWARD_API_KEY: server.secret })
    expect([code, stderr]).toEqual([0, ''])
    const token = stdout.trim()
    const { iat = 0, exp = 0, ...claims } = decodeJwt(token)
    expect(claims).toMatchObject({
      sub: server.keyId,
      scope: 'read:users read:orders',
      aud: 'shop',
    })
    expect(exp - iat).toBe(300)
    expect(await verify(token)).toMatchObject({ allowed: true })
  })

  it('reads the key from standard input or a file, and tells all as JSON', async () => {
    const piped = await run(['token', '--json'], {}, `${server.secret}\n`)
    expect(JSON.parse(piped.stdout)).toMatchObject({ token_type: 'Bearer', expires_in: 900 })
    const file = join(server.directory, 'ci.key')
    writeFileSync(file, `${server.secret}\n`)
    const env = { KEYWARD_API_KEY: 'another' }
    const read = await run(['token', '--api-key-file', file, '--address', '127.0.0.1'], env)
    expect(decodeJwt(read.stdout.trim())).toMatchObject({ addresses: ['127.0.0.1'] })
  })

  it('says that it is shorter than was asked for, also as JSON', async () => {
    const env = { KEYWARD_URL: server.url, KEYWARD_API_KEY: server.secret }
    const told = await runHere(['token', '--lifetime', '30d'], env)
    expect(told.stderr).toContain('warning: asked for 30 days, given 15 minutes: a token lives no')
    expect([told.code, decodeJwt(told.stdout.trim()).sub]).toEqual([0, server.keyId])
    const json = await runHere(['token', '--lifetime', '30d', '--json'], env)
    const lifetimes = { expires_in: 900, requested_lifetime: 2_592_000 }
    expect(JSON.parse(json.stdout)).toMatchObject(lifetimes)
  })

  it('names the ways to give a key, and takes that of the command line first', async () => {
    const none = await run(['token'])
    expect(none.stderr).toContain('in KEYWARD_API_KEY, with --api-key-file, or on standard input')
    const file = join(server.directory, 'given.key')
    writeFileSync(file, `${server.secret}\n`)
    const env = { KEYWARD_URL: server.url, KEYWARD_KEY_SECRET: 'another' }
    expect((await runHere(['token', '--api-key-file', file], env)).code).toBe(0)
  })

  it('says what is wrong, without the key', async () => {
    const env = { KEYWARD_API_KEY: server.secret }
    const wide = await run(['token', '--scope', 'write:users'], env)
    expect([wide.code, wide.stdout]).toEqual([2, ''])
    expect(wide.stderr).toContain('The key does not hold write:users.')
    const wrong = await run(['token'], { KEYWARD_API_KEY: `${server.secret}x` })
    expect(wrong.code).toBe(3)
    expect(wrong.stderr).toContain('A valid API key is needed: subject_token is not valid')
    const nowhere = await run(['token'], { ...env, KEYWARD_URL: 'http://127.0.0.1:9' })
    expect(nowhere.code).toBe(3)
    const far = await run(['token'], { ...env, KEYWARD_URL: 'http://keyward.example.com' })
    expect(far.stderr).toContain('is another machine')
    for (const { stderr } of [wide, wrong, nowhere, far]) {
      expect(stderr).not.toContain(server.secret.slice(-20))
    }
  })

  it('is refused with a key in an argument', async () => {
    const { code, stdout } = await run(['token', '--audience', server.secret])
    expect([code, stdout]).toEqual([2, ''])
  })
})

describe('keyward signing-keys', () => {
  it('lists and rotates', async () => {
    const env = { KEYWARD_API_KEY: server.adminKey }
    const list = await run(['signing-keys', 'list'], env)
    expect(list.stdout.match(/current/g)).toHaveLength(2)
    const early = await run(['signing-keys', 'rotate'], env)
    expect(early.stderr).toContain('The next signing key is not known to everybody yet')
    const { access_token: token } = JSON.parse(
      (await run(['token', '--json'], { KEYWARD_API_KEY: server.secret })).stdout,
    )
    const now = await run(['signing-keys', 'rotate', '--compromised', '--json'], env)
    expect(JSON.parse(now.stdout).items).toHaveLength(4)
    expect(await verify(token)).toMatchObject({ allowed: false, code: 'malformed' })
  })
})

describe('after kill -9', () => {
  it('tokens are still good, and those that were revoked are not', async () => {
    await using first = await startOAuthServer()
    const form = (token: string) =>
      new URLSearchParams({ token, client_id: first.keyId, client_secret: first.secret })
    const env = { KEYWARD_URL: first.url, KEYWARD_API_KEY: first.secret }
    const getToken = async () =>
      (await runKeyward(['token'], { cwd: first.directory, env })).stdout.trim()
    const [good, revoked] = [await getToken(), await getToken()]
    const done = await fetch(`${first.url}/oauth2/revoke`, { method: 'POST', body: form(revoked) })
    expect(done.status).toBe(200)
    await first.stop('SIGKILL')
    const port = Number(new URL(first.url).port)
    const { directory, adminKey } = first
    const second = await startKeyward({ directory, adminKey, port })
    const ask = async (key: string) =>
      (await second.call('POST', '/v1/keys/verify', { key, api: 'shop' })).body
    expect(await ask(good)).toMatchObject({ allowed: true })
    expect(await ask(revoked)).toMatchObject({ allowed: false, code: 'not_found' })
    await second.stop()
  })
})
