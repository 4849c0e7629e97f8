/** Promise 1: a secret stands in the one answer that shows it, and nowhere else, ever. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  findFreePort,
  type Keyward,
  removeDirectory,
  runKeyward,
  startKeyward,
} from '../fixtures/start-keyward.ts'

/** Where something was said, and what. */
interface Said {
  readonly where: string
  readonly text: string
}

const said: Said[] = []
/** Every secret that exists in this test, by a name for it. */
const secrets = new Map<string, string>()
let keyward: Keyward
let upstream: http.Server
/** Each request as the upstream saw it, header fields included. */
const seenUpstream: string[] = []

beforeAll(async () => {
  upstream = http.createServer((req, res) => {
    seenUpstream.push(`${req.method} ${req.url} ${req.rawHeaders.join('\n')}`)
    res.end('ok')
  })
  const upstreamPort = await findFreePort()
  upstream.listen(upstreamPort, '127.0.0.1')
  const args = ['protect', '--upstream', `http://127.0.0.1:${upstreamPort}`, '--api', 'shop']
  keyward = await startKeyward({ args: [...args, '--log-level', 'debug'] })
  secrets.set('admin key', keyward.adminKey)
}, 30_000)

afterAll(async () => {
  await keyward.stop('SIGKILL')
  upstream.close()
  removeDirectory(keyward.directory)
})

async function ask(method: string, path: string, options: RequestInit = {}): Promise<string> {
  const answer = await fetch(`${keyward.url}${path}`, { method, ...options })
  const text = `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
  said.push({ where: `${method} ${path.replace(/\?.*/, '?…')}`, text })
  return text
}

function asAdmin(body?: unknown): RequestInit {
  const headers = { 'x-api-key': keyward.adminKey, 'content-type': 'application/json' }
  return body === undefined ? { headers } : { headers, body: JSON.stringify(body) }
}

async function command(args: readonly string[], input = ''): Promise<void> {
  const env = { KEYWARD_URL: keyward.url, KEYWARD_API_KEY: keyward.adminKey, KEYWARD_DEBUG: '1' }
  const { stdout, stderr } = await runKeyward(args, { cwd: keyward.directory, env, input })
  said.push({ where: `keyward ${args.join(' ')}`, text: stdout + stderr })
}

async function createKey(
  name: string,
  settings: object = {},
): Promise<{ id: string; secret: string }> {
  const { body } = await keyward.call('POST', '/v1/keys', { api: 'shop', name, ...settings })
  secrets.set(name, body.secret)
  return body
}

describe('a secret', () => {
  it('goes through every route, command and error', async () => {
    const { id, secret } = await createKey('full', { scopes: ['*:*'] })
    const { secret: limited } = await createKey('limited', {
      scopes: ['read:users'],
      rateLimits: [{ name: 'default', limit: 1, windowMs: 60_000 }],
    })
    const imported = 'a-key-from-before-Keyward-9f2c'
    secrets.set('imported', imported)
    await ask(
      'POST',
      '/v1/keys/import',
      asAdmin({ api: 'shop', rows: [{ key: imported, scopes: ['*:*'] }] }),
    )

    for (const key of [secret, limited, imported, `${secret}x`, secret.slice(0, -1)]) {
      const verify = { key, api: 'shop', method: 'GET', path: '/v1/users' }
      await ask('POST', '/v1/keys/verify', asAdmin(verify))
      await ask('POST', '/v1/keys/verify', asAdmin({ ...verify, keys: key }))
      await ask('POST', '/v1/keys/verify', asAdmin({ ...verify, path: `/v1/${key}` }))
      await ask('POST', '/v1/keys', asAdmin({ api: 'shop', name: key, scopes: [key], [key]: 1 }))
      for (const headers of [
        { 'x-api-key': key },
        { authorization: `Bearer ${key}` },
        { 'x-api-key': key, authorization: `Bearer ${key}` },
        { cookie: `api_key=${key}` },
        { 'x-api-key': key, 'x-request-id': key },
        { 'x-api-key': key, 'idempotency-key': key },
      ]) {
        await ask('GET', '/v1/users', { headers })
        await ask('POST', '/v1/posts', { headers, body: key })
        await ask('GET', '/v1/keys', { headers })
      }
      await ask('GET', `/v1/users?api_key=${key}`)
      await ask('GET', `/v1/users/${key}`, { headers: { 'x-api-key': key } })
      await ask('GET', `/v1/keys?prefix=${key}`, asAdmin())
      await ask('GET', `/v1/keys?name=${key}&hint=${key}`, asAdmin())
      await ask('GET', `/v1/keys/${key}`, asAdmin())
      await ask('GET', `/${key}`, asAdmin())
      await ask('POST', '/v1/keys/verify', { ...asAdmin(), body: `{"key":"${key}` })
      await command(['keys', 'verify', '--api', 'shop'], key)
      await command(['keys', 'show', key])
      await command(['keys', 'list', '--name', key])
      await command(['explain', '--key', key, '--method', 'GET', '--path', '/v1/users'])
    }
    await command(['keys', 'list', '--json'])
    await command(['keys', 'export'])
    await command(['keys', 'show', id])
    await command(['keys', 'update', id, '--name', 'renamed'])
    await command(['keys', 'revoke', id])
    await ask('GET', '/v1/users', { headers: { 'x-api-key': secret } })
    for (const path of ['/metrics', '/openapi.json', '/readyz', '/v1/apis', '/v1/roles?api=shop']) {
      await ask('GET', path, asAdmin())
    }
    expect(said.length).toBeGreaterThan(100)
  }, 120_000)

  it('is in no answer, no output and no header', () => {
    // What was asked for by name is echoed nowhere either, so nothing has to be left out.
    for (const [name, secret] of secrets) {
      const leaks = said.filter(({ text }) => text.includes(bodyOf(secret)))
      expect(leaks.map(({ where }) => `${name}: ${where.replaceAll(secret, '<key>')}`)).toEqual([])
    }
  })

  it('never reaches the upstream in a header', () => {
    expect(seenUpstream.length).toBeGreaterThan(0)
    for (const [name, secret] of secrets) {
      // `POST body` and path are the client's own content; fields that carry a credential are ours.
      const fields = seenUpstream.filter((text) =>
        new RegExp(`(?:x-api-key|authorization|cookie)\n[^\n]*${escapePattern(secret)}`, 'i').test(
          text,
        ),
      )
      expect(fields.length, name).toBe(0)
    }
  })

  it('is in no log and in no file', async () => {
    await keyward.stop('SIGTERM')
    writeFileSync(join(keyward.directory, 'output.log'), keyward.output())
    const files = readdirSync(keyward.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'admin.key')
      .map((entry) => join(entry.parentPath, entry.name))
    expect(files.some((path) => path.endsWith('keyward.db'))).toBe(true)
    for (const path of files) {
      const text = readFileSync(path, 'latin1')
      for (const [name, secret] of secrets) {
        expect(text.includes(bodyOf(secret)), `${name} in ${path}`).toBe(false)
      }
    }
  })
})

/** What must stay secret of a key: all of an import, and of ours what stands behind the id. */
function bodyOf(secret: string): string {
  return secret.includes('_live_') || secret.startsWith('keyward_') ? secret.slice(-38, -6) : secret
}

function escapePattern(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '\\$&')
}
