import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { askCode } from './ask-auth-server.ts'
import { startAuthServer } from './start-auth-server.ts'
import { type ProxiedShop, startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES } from './start-proxy.ts'

/** Ways to name `/v1/posts` that somebody on the way may read as something below `/v1/users`. */
const ATTACKS = [
  '/v1/users/../posts',
  '/v1/users/../../v1/posts',
  '/v1/users/%2e%2e/posts',
  '/v1/users/.%2E/posts',
  '/v1/users/..%2fposts',
  '/v1/users%2f..%2fposts',
  '/v1/users/%2e%2e%2fposts',
  '/v1/users/%252e%252e/posts',
  '/v1/users/..;/posts',
  '/v1/users;/../posts',
  '/v1/users/;/../posts',
  '/v1/users/..%3b/posts',
  '/v1/users//../posts',
  '//v1/users/../posts',
  '/v1/users\\..\\posts',
  '/v1/users%5c..%5cposts',
  '/v1/users%00/../posts',
  '/v1/users\0/../posts',
  '/v1/users\t/../posts',
  '/v1/users /../posts',
  '/v1/users#/../posts',
  '/v1/users%23/../posts',
  '/v1/users%3f/../posts',
  '/v1/users/%c0%ae%c0%ae/posts',
  '/v1/users/\xc0\xae\xc0\xae/posts',
  '/v1/users/%2/../posts',
  '/v1/%70osts',
  '/v1//posts',
  '///v1/posts',
  '//users/v1/posts',
  '/./v1/posts',
  '/%2e/v1/posts',
  '/%2fv1/posts',
  '/v1/posts',
  '/v1/posts/',
  '/v1/posts/.',
  '/v1/posts;users',
  '/v1/posts%00',
  '/v1/posts%20',
  '/v1/POSTS',
  '/V1/Posts',
  'http://api.example.com/v1/posts',
  'http://users/v1/posts',
  'http://api.example.com/v1/users/../posts',
  'v1/posts',
  '*',
]

/** Targets with a scheme and a host (RFC 9112 §3.2.2), in which the path is hard to find. */
const WITH_HOST = [
  'http://api.example.com/v1/users',
  'HTTP://api.example.com:80/v1/users',
  'https://api.example.com/v1/users',
  'http://api.example.com?/v1/users',
  'http://api.example.com#/v1/users',
  'http://api.example.com\\v1\\posts/v1/users',
  'http://api.example.com/v1/posts@api.example.com/v1/users',
  'http://me@api.example.com/v1/users',
  'http:///v1/users',
  'http:/v1/users',
  'http:v1/users',
  'file:///v1/users',
  'x/v1/users',
  '?/v1/users',
]

/** Odd, but every server reads them alike, and all of them lie below `/v1/users`. */
const HARMLESS = [
  '/v1/users?next=/../posts',
  '/v1/users?a=%2f..%2fposts&b',
  '/v1/users/a%20b',
  '/v1/users/%c3%a9',
  '/v1/users/%C3%A9',
  '/v1/users/%ef%bc%8e%ef%bc%8e/posts',
  '/v1/users/~me,you:me@here',
  "/v1/users/it's(me)*!$&+=",
  '/v1/users/...',
  '/v1/users/1/',
]

it.each([...ATTACKS, 'http://api.example.com/v1/users', '/v1/users/%7Eme', '/v1/users#', '?a=b'])(
  '/forward-auth lets no %s pass to users',
  async (uri) => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    // Node itself sends no control characters in a field.
    const printable = uri.replace(/[\0\t]/g, '\x80')
    const [status, code] = await askCode(server, { key: text, uri: printable })
    expect([
      [400, 'invalid_path'],
      [403, 'insufficient_scope'],
    ]).toContainEqual([status, code])
  },
)

function findJudged({ auth }: ProxiedShop) {
  const { headers } = auth.questions[0] ?? {}
  return headers?.['x-original-uri'] ?? headers?.['x-forwarded-uri']
}

describe.each(PROXY_NAMES)('%s', (name) => {
  let shop: ProxiedShop
  let users: string

  beforeAll(async () => {
    shop = await startProxiedShop(name)
    users = (await createShopKey(shop.auth.engine, { scopes: ['read:users'] })).text
  })
  afterAll(() => shop?.[Symbol.asyncDispose]())
  beforeEach(() => {
    shop.witness.forget()
    shop.auth.questions.length = 0
  })

  it.each(ATTACKS)('%s does not reach posts with a key for users', async (path) => {
    const { status, body } = await shop.send({ path }, users)
    expect(shop.witness.list().map(({ line }) => line)).toEqual([])
    expect([400, 403, 404, 505]).toContain(status)
    expect(body).not.toContain('bicycles')
  })

  it.each(HARMLESS)('%s arrives as it was judged', async (path) => {
    const { status } = await shop.send({ path }, users)
    expect([200, 404]).toContain(status)
    const judged = findJudged(shop)
    expect(shop.witness.list().map(({ line }) => line.split(' ')[1])).toEqual([judged])
  })

  it.each(['/_keyward', '/forward-auth?api=shop', '/forward-auth'])(
    '%s is not a door of its own',
    async (path) => {
      const answer = await shop.send({ path })
      expect([401, 403, 404]).toContain(answer.status)
      expect(answer.headers['x-keyward-identity']).toBeUndefined()
      expect((await shop.send({ path }, users)).status).toBeGreaterThanOrEqual(403)
      // In nginx the question is a location. Keyward must not even hear that a client asks for it.
      const isQuestion = name === 'nginx' && path === '/_keyward'
      expect(shop.auth.questions).toHaveLength(isQuestion ? 0 : 2)
      expect(shop.witness.list()).toEqual([])
    },
  )

  it.each(WITH_HOST)('%s arrives, if at all, as the path that was judged', async (path) => {
    const { status } = await shop.send({ path }, users)
    const judged = findJudged(shop)
    const arrived = shop.witness.list().map(({ line }) => line.split(' ')[1])
    expect(arrived).toEqual(status === 200 ? [judged] : [])
    if (status === 200) expect(judged).toBe('/v1/users')
    else expect([400, 403, 404]).toContain(status)
  })
})
