/** The shop behind Keyward: not one line of it is changed, and each old key does only its work. */
import { execFile } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createScratchDirectory,
  type Keyward,
  removeDirectory,
  runKeyward,
  startKeyward,
} from '../../test/fixtures/start-keyward.ts'
import { type FlaskShop, startFlaskShop } from './start-flask-shop.ts'

const run = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))
const directory = createScratchDirectory()
let shop: FlaskShop
let keyward: Keyward

beforeAll(async () => {
  // Without its own list: behind Keyward no request carries a key any more.
  shop = await startFlaskShop({})
  copyFileSync(join(here, 'key_scopes.json'), join(directory, 'key_scopes.json'))
  copyFileSync(join(here, 'openapi.yaml'), join(directory, 'openapi.yaml'))
  const init = ['init', '--api', 'shop', '--upstream', shop.url, '--openapi', 'openapi.yaml']
  const options = { cwd: directory }
  const imported = await runKeyward(
    [...init, '--import-scopes', 'key_scopes.json', '--data', 'data', '--output', 'keyward.yaml'],
    options,
  )
  expect(imported.code, imported.stderr).toBe(0)
  const made = await runKeyward(
    ['keys', 'create', '--api', 'keyward', '--scope', '*:*', '--data', 'data', '--json'],
    options,
  )
  const { secret } = JSON.parse(made.stdout)
  keyward = await startKeyward({
    args: ['protect', '--config', 'keyward.yaml'],
    directory,
    adminKey: secret,
  })
}, 60_000)

afterAll(async () => {
  await keyward?.stop('SIGTERM')
  await shop?.close()
  removeDirectory(directory)
})

/** The status and body that curl gets. */
async function curl(key: string | null, method: string, path: string, body?: object) {
  const { stdout } = await run('curl', [
    ...['--silent', '--write-out', '\n%{http_code}', '--request', method],
    ...(key === null ? [] : ['--header', `X-API-Key: ${key}`]),
    ...(body === undefined
      ? []
      : ['--header', 'Content-Type: application/json', '--data', JSON.stringify(body)]),
    `${keyward.url}${path}`,
  ])
  const [status = '', ...lines] = stdout.split('\n').reverse()
  return { status: Number(status), text: lines.reverse().join('\n') }
}

async function statusOf(key: string | null, method: string, path: string, body?: object) {
  return (await curl(key, method, path, body)).status
}

describe('the shop behind Keyward', () => {
  it('lets each old key do what key_scopes.json says, and nothing else', async () => {
    expect(await statusOf('web-2021', 'GET', '/v1/users')).toBe(200)
    expect(await statusOf('web-2021', 'GET', '/v1/posts/1')).toBe(200)
    expect(await statusOf('web-2021', 'DELETE', '/v1/users/1')).toBe(403)
    expect(await statusOf('newsletter-batch-job', 'GET', '/v1/users')).toBe(200)
    expect(await statusOf('newsletter-batch-job', 'GET', '/v1/posts')).toBe(403)
    const post = { user_id: 1, title: 'New', body: 'We sell lamps.' }
    expect(await statusOf('editor-laptop-of-bob', 'POST', '/v1/posts', post)).toBe(201)
    expect(await statusOf('editor-laptop-of-bob', 'GET', '/v1/users')).toBe(403)
    expect(await statusOf('ops-2019', 'DELETE', '/v1/users/2')).toBe(204)
  })

  it('answers as before where no key is needed, and refuses everybody else', async () => {
    expect(await statusOf(null, 'GET', '/healthz')).toBe(200)
    expect(await statusOf(null, 'GET', '/v1/users')).toBe(401)
    expect(await statusOf('', 'GET', '/v1/users')).toBe(401)
    expect(await statusOf('web-2022', 'GET', '/v1/users')).toBe(401)
    expect(await statusOf('ops-2019', 'GET', '/v1/secret')).toBe(403)
  })

  it('works with a new key of Keyward, until it is revoked', async () => {
    const { body } = await keyward.call('POST', '/v1/keys', {
      api: 'shop',
      name: 'partner',
      scopes: ['read:users'],
      rateLimits: [{ name: 'default', limit: 3, windowMs: 60_000 }],
    })
    const ask = () => statusOf(body.secret, 'GET', '/v1/users')
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429])
    expect((await keyward.call('POST', `/v1/keys/${body.id}/revoke`, {})).status).toBe(200)
    expect(await ask()).toBe(401)
  })

  it('marks the old keys as imported', async () => {
    const { body } = await keyward.call('GET', '/v1/keys?api=shop&imported=true')
    expect(body.items).toHaveLength(4)
    expect(body.items.every((key: { imported: boolean }) => key.imported)).toBe(true)
  })

  it('never shows a key to the shop, so it cannot log one', () => {
    expect(shop.log()).toContain('GET /v1/users')
    for (const key of ['web-2021', 'newsletter-batch-job', 'editor-laptop-of-bob', 'ops-2019']) {
      expect(shop.log()).not.toContain(key)
      expect(keyward.output()).not.toContain(key)
    }
  })
})
