import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder, SERVING, type WorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const upstreams: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of upstreams.splice(0)) server.close().closeAllConnections()
})

/** Answers with the path and header fields that it got. */
async function startUpstream(): Promise<string> {
  const server = createServer((req, res) => {
    res.end(JSON.stringify({ url: req.url, host: req.headers.host, headers: req.headers }))
  }).listen(0, '127.0.0.1')
  upstreams.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function startProtect(folder: WorkFolder, args: readonly string[]) {
  const server = folder.start(['protect', '--listen', '127.0.0.1:0', ...args])
  const url = await server.waitFor(SERVING)
  const adminUrl = /"urls":\["[^"]+","([^"]+)"/.exec(server.stderr())?.[1]
  return { server, url, adminUrl }
}

const SPEC = `openapi: 3.1.0
servers: [{ url: /shop }]
paths:
  /users: { get: { security: [{ k: ['list:people'] }] } }
  /healthz: { get: { security: [] } }
`

describe('keyward protect', () => {
  it('guards by the REST convention, with management on the same address', async () => {
    const folder = createWorkFolder()
    const upstream = await startUpstream()
    const { url } = await startProtect(folder, [
      ...['--upstream', `${upstream}/base`, '--admin-key-file', 'admin.key'],
    ])
    const env = {
      KEYWARD_URL: url,
      KEYWARD_API_KEY: readFileSync(folder.file('admin.key'), 'utf8').trim(),
    }
    const created = await folder.run(['keys', 'create', '--scope', 'read:users', '--json'], env)
    const key = JSON.parse(created.stdout)
    expect(key.secret).toMatch(/^api_live_/)
    const get = (path: string, fields = {}) => fetch(`${url}${path}`, { headers: fields })
    const answer = await get('/v1/users?x=1', { 'x-api-key': key.secret })
    expect(await answer.json()).toMatchObject({
      url: '/base/v1/users?x=1',
      host: new URL(upstream).host,
    })
    expect((await get('/v1/posts', { 'x-api-key': key.secret })).status).toBe(403)
    expect((await get('/v1/users')).status).toBe(401)
    expect((await get('/healthz')).status).toBe(200)
    const revoked = await folder.run(['keys', 'revoke', key.id], env)
    expect([revoked.code, revoked.stdout]).toEqual([0, `Revoked ${key.id}.\n`])
    expect((await get('/v1/users', { 'x-api-key': key.secret })).status).toBe(401)
  })

  it('derives routes from a document, and gives management an address of its own', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('openapi.yaml'), SPEC)
    const upstream = await startUpstream()
    const { server, url, adminUrl } = await startProtect(folder, [
      ...['--upstream', upstream, '--openapi', 'openapi.yaml', '--api', 'shop'],
      ...['--prefix', 'shop_test', '--admin-listen', '127.0.0.1:0', '--preserve-host'],
    ])
    const admin = /(keyward_\w+)/.exec(server.stdout())?.[1] ?? ''
    const env = { KEYWARD_URL: adminUrl ?? '', KEYWARD_API_KEY: admin }
    const args = ['keys', 'create', '--scope', 'list:people', '--json']
    const { secret } = JSON.parse((await folder.run(args, env)).stdout)
    expect(secret).toMatch(/^shop_test_/)
    const status = async (path: string, key?: string) => {
      const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
      return (await fetch(`${url}${path}`, { headers })).status
    }
    expect(await status('/shop/healthz')).toBe(200)
    expect(await status('/shop/users')).toBe(401)
    expect(await status('/shop/users', secret)).toBe(200)
    expect(await status('/shop/other', secret)).toBe(403)
    // The admin key opens nothing at the gateway's own address, and never reaches the upstream.
    expect(await status('/v1/keys', admin)).toBe(401)
    const typo = await folder.run(['keys', 'create', '--scope', 'list:poeple'], env)
    expect([typo.code, typo.stderr]).toEqual([2, expect.stringContaining('scope catalogue')])
    const preserved = await fetch(`${url}/shop/healthz`)
    expect(await preserved.json()).toMatchObject({ host: new URL(url).host })
  })

  it('needs to know what it protects', async () => {
    const folder = createWorkFolder()
    const none = await folder.run(['protect', '--listen', '127.0.0.1:0'])
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('--upstream')])
    const args = ['protect', '--listen', '127.0.0.1:0', '--upstream']
    const wrong = await folder.run([...args, 'localhost:5000'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--upstream must be')])
    const secret = await folder.run([...args, 'http://user:hunter2@127.0.0.1:5000'])
    expect(secret.code).toBe(2)
    expect(secret.stderr).not.toContain('hunter2')
    writeFileSync(
      folder.file('keyward.yaml'),
      'apis: { a1: { upstream: http://x }, b2: { upstream: http://y } }',
    )
    const several = await folder.run(['protect', '--listen', '127.0.0.1:0'])
    expect(several.stderr).toContain('name the API to protect with --api: a1, b2')
  })
})
