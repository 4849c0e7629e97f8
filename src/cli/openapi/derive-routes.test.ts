import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseSource } from '../../base/document/parse-source.ts'
import { deriveRoutes } from './derive-routes.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function derive(text: string, upstreamPath = '') {
  const source = parseSource(join(folder, 'openapi.yaml'), text, 'openapi_invalid')
  return deriveRoutes(source, folder, upstreamPath)
}

/** `GET /v1/users read:users` for each route. */
async function list(text: string, upstreamPath = ''): Promise<string[]> {
  const { routes } = await derive(text, upstreamPath)
  return routes.map(
    (route) => `${route.method} ${route.path} ${route.public ? 'public' : route.scopes.join(' ')}`,
  )
}

const HEAD = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n"

describe('the scopes of an operation', () => {
  it('are those that it names, else those of the document, else the REST convention', async () => {
    const paths = `
paths:
  /v1/users:
    get: { security: [{ k: ['list:people'] }] }
    post: {}
    delete: { security: [{ k: [] }] }
`
    expect(await list(`${HEAD}security: [{ o: ['use:api'] }]${paths}`)).toEqual([
      'GET /v1/users list:people',
      'POST /v1/users use:api',
      'DELETE /v1/users delete:users',
    ])
    expect((await list(HEAD + paths))[1]).toBe('POST /v1/users write:users')
  })

  it('of an empty list of its own are none: it is public', async () => {
    const text = `${HEAD}paths:\n  /healthz: { get: { security: [] } }\n  /x: { get: {} }\n`
    expect(await list(text)).toEqual(['GET /healthz public', 'GET /x read:x'])
  })

  it('are never left away because a document has no security (fail open)', async () => {
    for (const security of ['', 'security: []\n', 'security: [{}]\n', 'security: 7\n']) {
      expect(await list(`${HEAD}${security}paths: { /users: { get: {} } }`)).toEqual([
        'GET /users read:users',
      ])
    }
    const optional = `${HEAD}paths: { /users: { get: { security: [{}, { k: [] }] } } }`
    const { routes, problems } = await derive(optional)
    expect(routes[0]?.public).toBe(false)
    expect(problems[0]?.message).toContain('makes security optional')
  })

  it('in another form are told, and the REST convention is used', async () => {
    const text = `${HEAD}paths:\n  /users:\n    get: { security: [{ o: [users.read] }] }\n`
    const { routes, problems } = await derive(text)
    expect(routes[0]?.scopes).toEqual(['read:users'])
    expect(problems).toEqual([
      {
        at: `${join(folder, 'openapi.yaml')}:5:5`,
        message: expect.stringContaining('names users.read, which is not action:resource'),
      },
    ])
  })

  it('are described by the document, else by their use', async () => {
    const { scopes } = await derive(`${HEAD}
paths:
  /users: { get: {}, post: {} }
  /users/{id}: { get: {}, delete: {} }
components:
  securitySchemes:
    o: { type: oauth2, flows: { x: { scopes: { 'write:users': 'Change users' } } } }
`)
    expect(scopes).toEqual([
      { name: 'delete:users', description: 'DELETE /users/{id}' },
      { name: 'read:users', description: 'GET /users, GET /users/{id}' },
      { name: 'write:users', description: 'Change users' },
    ])
  })
})

describe('a catalogue', () => {
  it('of too many scopes is left empty, and that is told', async () => {
    const paths = Array.from({ length: 1_001 }, (_, index) => `  /r${index}: { get: {} }`)
    const { routes, scopes, problems } = await derive(`${HEAD}paths:\n${paths.join('\n')}`)
    expect([routes.length, scopes.length]).toEqual([1_001, 0])
    expect(problems[0]?.message).toContain('needs 1001 scopes')
  })
})

describe('the path of a route', () => {
  it('begins with the base path of 3.x and of 2.0', async () => {
    const servers = "servers: [{ url: 'https://x/{v}/', variables: { v: { default: v2 } } }]\n"
    expect(await list(`${HEAD}${servers}paths: { /users/: { get: {} } }`)).toEqual([
      'GET /v2/users read:users',
    ])
    const swagger = "swagger: '2.0'\nbasePath: /api/v1\npaths: { /users: { get: {} } }"
    expect(await list(swagger)).toEqual(['GET /api/v1/users read:users'])
  })

  it('leaves the base path off when the upstream is mounted there', async () => {
    const text = `${HEAD}servers: [{ url: /v2 }]\npaths: { /users: { get: {} } }`
    expect(await list(text, '/shop/v2/')).toEqual(['GET /users read:users'])
  })

  it('takes the resource from behind the base path', async () => {
    const text = `${HEAD}servers: [{ url: /shop/v1 }]\npaths: { '/{tenant}/users': { get: {} } }`
    expect(await list(text)).toEqual(['GET /shop/v1/{tenant}/users read:users'])
  })

  it('gets parameter names that the engine reads', async () => {
    expect(await list(`${HEAD}paths: { '/users/{user id}': { get: {} } }`)).toEqual([
      'GET /users/{p2} read:users',
    ])
  })
})

describe('the method of a route', () => {
  it('that no route can have is told, those of OpenAPI 3.2 included', async () => {
    const security = "security: [{ k: ['read:users'] }]"
    const item = '{ get: {}, query: {}, additionalOperations: { PROPFIND: {} } }'
    const { routes, problems } = await derive(
      `openapi: 3.2.0\n${security}\npaths: { /users: ${item} }`,
    )
    expect(routes.map(({ method }) => method)).toEqual(['GET'])
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^QUERY \/users .*left out, so it is denied$/),
      expect.stringMatching(/^PROPFIND \/users .*left out, so it is denied$/),
    ])
  })
})

describe('what cannot be used', () => {
  it('is told by line and left out, and the rest goes on', async () => {
    const { routes, problems } = await derive(`${HEAD}paths:
  /users: { get: {} }
  /{id}: { get: {} }
  /files/{name}.json: { get: {} }
  no-slash: { get: {} }
  /odd: 7
  /odd2: { get: 7, trace: {} }
  /users: { post: {} }
`)
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /users'])
    expect(problems.map(({ at, message }) => `${at.split(':')[1]} ${message}`)).toEqual([
      '10 stands there twice',
      expect.stringMatching(/^5 GET \/\{id\} names no scope and no resource/),
      expect.stringMatching(/^6 .*a parameter is a whole segment/),
      '7 does not begin with /',
      '8 is no path item',
      '9 is no operation',
      expect.stringMatching(/^9 TRACE \/odd2 names no scope and no resource/),
    ])
  })

  it('leaves the stricter of two routes of the same shape', async () => {
    const text = `${HEAD}paths:
  /a/{x}: { get: { security: [] } }
  /a/{y}: { get: { security: [{ k: ['read:a'] }] } }
`
    expect(await list(text)).toEqual(['GET /a/{y} read:a'])
  })

  it.each([
    ['[]', 'is no OpenAPI document'],
    ['openapi: 4.0.0\npaths: {}', 'names neither openapi: 3.x nor swagger'],
    [HEAD, 'has no paths'],
    [`${HEAD}paths: {}`, 'no operation can be used'],
    [`${HEAD}paths: { '/{id}': { get: {} } }`, 'no operation can be used'],
  ])('in whole is an error, or the convention would apply in its place: %j', async (text, why) => {
    await expect(derive(text)).rejects.toMatchObject({
      code: 'openapi_invalid',
      details: {
        errors: expect.arrayContaining([
          { at: expect.anything(), message: expect.stringContaining(why) },
        ]),
      },
    })
  })
})

describe('references', () => {
  it('are followed within the document and into its folder', async () => {
    mkdirSync(join(folder, 'paths'), { recursive: true })
    writeFileSync(join(folder, 'paths/users.yaml'), 'get: {}\n')
    writeFileSync(join(folder, 'posts.json'), '{"a": {"b/c": {"post": {}}}}')
    const text = `${HEAD}paths:
  /users: { $ref: paths/users.yaml }
  /posts: { $ref: 'posts.json#/a/b~1c' }
  /again: { $ref: '#/paths/~1users' }
`
    expect(await list(text)).toEqual([
      'GET /users read:users',
      'POST /posts write:posts',
      'GET /again read:again',
    ])
  })

  it('in a circle, out of the folder or to a host are told, never followed', async () => {
    const { problems } = await derive(`${HEAD}paths:
  /ok: { get: {} }
  /self: { $ref: '#/paths/~1self' }
  /ring: { $ref: '#/components/a' }
  /gone: { $ref: '#/components/none' }
  /host: { $ref: 'http://127.0.0.1:1/x.yaml' }
  /up: { $ref: '../../../../../../etc/passwd' }
  /root: { $ref: '/etc/passwd' }
  /absent: { $ref: 'absent.yaml' }
components:
  a: { $ref: '#/components/b' }
  b: { $ref: '#/components/a' }
`)
    expect(problems.map(({ message }) => message)).toEqual([
      'refers to itself',
      'refers to itself',
      'refers to #/components/none, which is not there',
      'refers to another host, which is not asked',
      'refers to a file outside of the folder of the document',
      expect.stringContaining('refers to'),
      'refers to absent.yaml, which cannot be read',
    ])
  })
})
