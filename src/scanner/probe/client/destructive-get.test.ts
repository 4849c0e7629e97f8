import { describe, expect, it } from 'vitest'
import { openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'
import type { ProbeRequest } from './exchange.ts'

/** Every way out of the client, with and without a memory of earlier answers. */
async function tryAll(target: string, request: ProbeRequest, settings = {}): Promise<number> {
  const client = await openScanClient(target, settings)
  await client.send(request)
  await client.send({ ...request, isFresh: true })
  await client.sendBurst([request, request], 2)
  return client.requestsSent
}

async function startCounting() {
  const seen: string[] = []
  const target = await startTarget((req, res) => {
    seen.push(`${req.method} ${req.url}`)
    res.end()
  })
  return { target, seen }
}

const destructive = [
  '/createdb',
  '/reset',
  '/logout',
  '/users/v1/delete',
  '/DELETE',
  '/Delete/7',
  '/delete/',
  '//delete',
  '/a/../delete',
  '/a/%2e%2e/delete',
  '/a/.%2E/delete',
  '/./delete',
  '/\\delete',
  '/%64elete',
  '/%64%65%6c%65%74%65',
  '/%2564elete',
  '/%252564elete',
  '/a%2fdelete',
  '/a%252fdelete',
  '/a%5cdelete',
  '/de\tle\nte',
  '/delete%00',
  '/delete%20',
  '/delete;v=1',
  '/delete%3fx=1',
  '/delete%23x',
  '/delete%',
  '/%zz/delete',
  '/%ff/%64elete',
  '/ｄｅｌｅｔｅ',
  '/de%C2%ADlete',
  '/de%E2%80%8Blete',
  '/deleteUser',
  '/delete-user',
  '/user_delete',
  '/users?action=delete',
  '/users?action=%64elete',
  '/users?x=1&do=purge',
  '/?cmd=shutdown',
  '/graphql?query=mutation{wipe}',
  '/graphql?query=%20mutation%20Go%7Bgo%7D',
  '/graphql?query=%23c%0Amutation{a}',
  '/graphql?query=,mutation{a}',
  '/graphql?query=query%20A($a:Int=1){a}mutation%20B{b}&operationName=B',
  '/graphql?query=mutation%20A($a:String=%22%26%22){a(b:$a)}',
  '/users?a=%23&delete=1',
  '/users%23/delete',
  '/users/7/delete.txt',
  '/reset.pdf',
  '/reset.yaml',
  '/users/7?X-HTTP-Method-Override=DELETE',
  '/delete?x=1#y',
  '/delete#y',
]

describe('a GET that destroys', () => {
  for (const path of destructive) {
    it(`never leaves: ${JSON.stringify(path)}`, async () => {
      const { target, seen } = await startCounting()
      for (const method of ['GET', 'get', 'HEAD']) {
        expect(await tryAll(target, { method, url: `${target}${path}` })).toBe(0)
        // Being active is not enough: it has to be named, and that without being active is not.
        const url = `${target}${path}`
        expect(await tryAll(target, { method, url }, { isActive: true })).toBe(0)
        const namedDestructive = [
          `${method} /other`,
          `POST ${path}`,
          'GET',
          path,
          '',
          'GET /{a}/{b}',
        ]
        expect(await tryAll(target, { method, url }, { isActive: true, namedDestructive })).toBe(0)
        const named = { namedDestructive: [`${method} ${path}`] }
        expect(await tryAll(target, { method, url }, named)).toBe(0)
      }
      expect(seen).toEqual([])
    })
  }

  it('leaves when scanning is active and it is named', async () => {
    const { target, seen } = await startCounting()
    const namedDestructive = ['get /reset', 'GET /users/{id}/delete?x=1']
    const client = await openScanClient(target, { isActive: true, namedDestructive })
    await client.send({ method: 'GET', url: `${target}/reset?now` })
    await client.send({ method: 'GET', url: `${target}/users/7/delete` })
    await client.send({ method: 'GET', url: `${target}/users/7/8/delete` })
    await client.send({ method: 'GET', url: `${target}/reset/all` })
    await client.send({ method: 'HEAD', url: `${target}/reset` })
    expect(seen).toEqual(['GET /reset?now', 'GET /users/7/delete'])
  })

  it('does not leave in the fields by which frameworks change a path or a method', async () => {
    const { target, seen } = await startCounting()
    for (const headers of [
      { 'X-Original-URL': '/delete' },
      { 'X-Rewrite-URL': '/%64elete' },
      { 'X-HTTP-Method-Override': 'DELETE' },
      { 'x-http-method': 'post' },
      { 'X-METHOD-OVERRIDE': ' PUT' },
    ]) {
      expect(await tryAll(target, { method: 'GET', url: `${target}/users`, headers })).toBe(0)
      expect(await tryAll(target, { method: 'GET', url: `${target}/users` }, { headers })).toBe(0)
    }
    expect(seen).toEqual([])
  })
})

describe('a method that changes something', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PURGE', 'post', 'QUERY']) {
    it(`does not leave unless scanning is active: ${method}`, async () => {
      const { target, seen } = await startCounting()
      expect(await tryAll(target, { method, url: `${target}/users`, body: '{}' })).toBe(0)
      expect(seen).toEqual([])
    })
  }

  it('leaves when it is, each time anew', async () => {
    const { target, seen } = await startCounting()
    const client = await openScanClient(target, { isActive: true })
    const request = { method: 'POST', url: `${target}/users`, body: '{}' }
    await client.send(request)
    await client.send(request)
    expect(seen).toEqual(['POST /users', 'POST /users'])
  })
})

describe('a harmless GET', () => {
  it('leaves, although its words resemble others', async () => {
    const { target, seen } = await startCounting()
    const client = await openScanClient(target)
    const paths = ['/users', '/presets', '/deleted-items', '/items?sort=created', '/%zz', '/100%']
    for (const path of paths) await client.send({ method: 'GET', url: `${target}${path}` })
    expect(seen).toHaveLength(paths.length)
  })
})
