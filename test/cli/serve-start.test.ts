import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder, SERVING, startServe } from './work-folder.ts'

cleanUpAfterEach()

const ADMIN_KEY = /Admin key, shown this once: (keyward_[0-9A-Za-z]{50})\n/

const upstreams: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of upstreams.splice(0)) server.close().closeAllConnections()
})

/** An upstream whose answers end when the test says so. */
async function startSlowUpstream() {
  const waiting: ServerResponse[] = []
  const server = createServer((_, res) => {
    waiting.push(res)
    res.writeHead(200).write('begun ')
  }).listen(0, '127.0.0.1')
  upstreams.push(server)
  await once(server, 'listening')
  const finish = () => {
    for (const res of waiting) res.end('ended')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, finish }
}

function call(url: string, key: string, path: string): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { 'x-api-key': key } })
}

describe('the first start', () => {
  it('prints the admin key on standard output, and never again, however it ends', async () => {
    const folder = createWorkFolder()
    const first = await startServe(folder)
    const key = ADMIN_KEY.exec(first.stdout())?.[1] ?? ''
    expect(first.stdout().match(/keyward_/g)).toHaveLength(1)
    expect(first.stderr()).not.toContain(key)
    expect((await call(first.url, key, '/v1/keys')).status).toBe(200)
    await first.end('SIGKILL')
    const second = await startServe(folder)
    expect(second.stdout()).toBe('')
    expect(second.stderr()).not.toContain('first admin key')
    expect((await call(second.url, key, '/v1/keys')).status).toBe(200)
    expect(await second.end('SIGTERM')).toBe(0)
  })

  it('writes it with mode 0600 where --admin-key-file says, and prints it nowhere', async () => {
    const folder = createWorkFolder()
    const server = await startServe(folder, ['--admin-key-file', 'admin.key'])
    const key = readFileSync(folder.file('admin.key'), 'utf8').trim()
    expect(statSync(folder.file('admin.key')).mode & 0o777).toBe(0o600)
    expect(server.stdout()).toBe('')
    expect(server.stderr()).not.toContain(key)
    expect((await call(server.url, key, '/v1/apis')).status).toBe(200)
    await server.end('SIGTERM')
    // The option stays in the unit file; the key stays as it is.
    const again = await startServe(folder, ['--admin-key-file', 'admin.key'])
    expect(readFileSync(folder.file('admin.key'), 'utf8').trim()).toBe(key)
    await again.end('SIGTERM')
  })

  it('overwrites no file, and can be repeated', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('admin.key'), 'precious')
    const args = ['serve', '--listen', '127.0.0.1:0', '--admin-key-file']
    const refused = await folder.run([...args, 'admin.key'])
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain('error: The file exists already: admin.key')
    expect(readFileSync(folder.file('admin.key'), 'utf8')).toBe('precious')
    const server = await startServe(folder, ['--admin-key-file', 'other.key'])
    const key = readFileSync(folder.file('other.key'), 'utf8').trim()
    expect((await call(server.url, key, '/v1/apis')).status).toBe(200)
  })

  it('tells a program as JSON, a line for each event', async () => {
    const folder = createWorkFolder()
    const server = await startServe(folder, ['--json'])
    const events = server
      .stdout()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events).toEqual([
      { event: 'admin_key', adminKey: expect.stringMatching(/^keyward_/) },
      {
        event: 'serving',
        version: expect.any(String),
        urls: [server.url],
        dataDirectory: folder.file('keyward-data'),
      },
    ])
  })
})

describe('the configuration at the start', () => {
  it('is applied: what is declared is there, what is not declared stays', async () => {
    const folder = createWorkFolder()
    const write = (yaml: string) => writeFileSync(folder.file('keyward.yaml'), yaml)
    write('apis: { shop: { prefix: shop_live, roles: { reader: { scopes: ["read:*"] } } } }')
    const first = await startServe(folder)
    expect(first.stderr()).toContain('"target":"shop/reader","change":"created"')
    await first.end('SIGTERM')
    write('apis: { shop: { name: The shop } }')
    const second = await startServe(folder)
    expect(second.stderr()).toContain('"target":"shop","change":"updated","fields":["name"]')
    await second.end('SIGTERM')
    const shop = await folder.run(['apis', 'show', 'shop', '--json'])
    expect(JSON.parse(shop.stdout)).toMatchObject({ name: 'The shop', prefix: 'shop_live' })
    const role = await folder.run(['roles', 'show', 'reader', '--json'])
    expect(JSON.parse(role.stdout)).toMatchObject({ scopes: ['read:*'] })
  })

  it('goes behind the environment, and that behind options', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('keyward.yaml'), 'data: from-file\nlisten: 127.0.0.1:0\n')
    const env = { KEYWARD_DATA: 'from-env', KEYWARD_LSITEN: 'x' }
    const byEnv = folder.start(['serve'], env)
    await byEnv.waitFor(SERVING)
    expect(byEnv.stderr()).toContain('KEYWARD_LSITEN is not known; did you mean KEYWARD_LISTEN?')
    await byEnv.end('SIGTERM')
    const byFlag = folder.start(['serve', '--data', 'from-flag'], env)
    await byFlag.waitFor(SERVING)
    await byFlag.end('SIGTERM')
    const made = ['from-file', 'from-env', 'from-flag'].map((each) => existsSync(folder.file(each)))
    expect(made).toEqual([false, true, true])
  })
})

describe('signals', () => {
  async function startProtected() {
    const folder = createWorkFolder()
    const upstream = await startSlowUpstream()
    const args = ['protect', '--upstream', upstream.url, '--listen', '127.0.0.1:0']
    const server = folder.start([...args, '--admin-key-file', 'admin.key'])
    const url = await server.waitFor(SERVING)
    const admin = readFileSync(folder.file('admin.key'), 'utf8').trim()
    const created = await fetch(`${url}/v1/keys`, {
      method: 'POST',
      headers: { 'x-api-key': admin, 'content-type': 'application/json' },
      body: JSON.stringify({ api: 'api', scopes: ['read:users'] }),
    })
    const { secret } = (await created.json()) as { secret: string }
    const answer = await call(url, secret, '/v1/users')
    expect(answer.status).toBe(200)
    return { server, url, upstream, answer }
  }

  it('SIGTERM lets answers end, takes no new requests, and ends with 0', async () => {
    const { server, url, upstream, answer } = await startProtected()
    server.child.kill('SIGTERM')
    await server.waitFor(/draining/)
    await expect(fetch(`${url}/readyz`)).rejects.toThrow()
    upstream.finish()
    expect(await answer.text()).toBe('begun ended')
    expect(await server.end()).toBe(0)
  })

  it('a second signal cuts, and ends with 3', async () => {
    const { server, answer } = await startProtected()
    server.child.kill('SIGTERM')
    await server.waitFor(/draining/)
    server.child.kill('SIGINT')
    expect(await server.end()).toBe(3)
    await expect(answer.text()).rejects.toThrow()
    expect(server.stderr()).toContain('stopped before all answers had ended')
  })

  it('SIGHUP reloads nothing, and says so', async () => {
    const server = await startServe(createWorkFolder())
    server.child.kill('SIGHUP')
    await server.waitFor(/SIGHUP reloads nothing/)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    expect(await server.end('SIGINT')).toBe(0)
  })
})
