import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type FlaskShop, startFlaskShop } from './start-flask-shop.ts'

const folder = new URL('.', import.meta.url)
let shop: FlaskShop

afterEach(() => shop?.close())

function send(path: string, key?: string, method = 'GET', body?: unknown): Promise<Response> {
  return fetch(`${shop.url}${path}`, {
    method,
    headers: {
      ...(key === undefined ? {} : { 'X-API-Key': key }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function status(...request: Parameters<typeof send>): Promise<number> {
  const response = await send(...request)
  await response.arrayBuffer()
  return response.status
}

describe('the example does its work', () => {
  it('creates, shows, changes, lists and deletes users and posts', async () => {
    shop = await startFlaskShop({ API_KEYS: 'web,batch' })
    const user = { name: 'Carol', email: 'carol@example.com' }
    const created = await send('/v1/users', 'web', 'POST', user)
    expect(created.status).toBe(201)
    expect(created.headers.get('Location')).toBe('/v1/users/3')
    expect(await created.json()).toEqual({ id: 3, ...user })

    const post = { user_id: 3, title: 'First', body: 'Text' }
    expect(await status('/v1/posts', 'web', 'POST', post)).toBe(201)
    const changed = await send('/v1/posts/3', 'web', 'PUT', { ...post, title: 'Second' })
    expect(await changed.json()).toEqual({ id: 3, ...post, title: 'Second' })
    const listed = (await (await send('/v1/posts', 'web')).json()) as { posts: unknown[] }
    expect(listed.posts).toHaveLength(3)

    expect(await status('/v1/users/3', 'web', 'DELETE')).toBe(204)
    const gone = await send('/v1/users/3', 'web')
    expect(gone.status).toBe(404)
    expect(await gone.json()).toEqual({ error: 'Not Found', message: 'there is no 3' })
  })

  it('answers bad input in JSON', async () => {
    shop = await startFlaskShop({ API_KEYS: 'web' })
    for (const [path, body] of [
      ['/v1/users', { name: 'Carol' }],
      ['/v1/users', ['Carol']],
      ['/v1/posts', { user_id: [1], title: 'a', body: 'b' }],
    ] as const) {
      const refused = await send(path, 'web', 'POST', body)
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({ error: 'Bad Request' })
    }
    expect(await status('/v1/users', 'web', 'PATCH')).toBe(405)
    expect(await status('/v2/users', 'web')).toBe(404)
  })

  it('has the operations that openapi.yaml describes, and no others', () => {
    const listed = spawnSync('/usr/bin/python3', ['-B', '-m', 'flask', '--app', 'app', 'routes'], {
      cwd: fileURLToPath(folder),
      encoding: 'utf8',
    })
    const routes = [...listed.stdout.matchAll(/\S+ +([A-Z]+) +(\/(?:v1|healthz)\S*)/g)]
    const actual = routes.map(([, method, path]) => `${method} ${path?.replace(/<[^>]+>/, '{id}')}`)
    const spec = parse(readFileSync(new URL('openapi.yaml', folder), 'utf8')) as {
      paths: Record<string, Record<string, unknown>>
    }
    const described = Object.entries(spec.paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((each) => each !== 'parameters')
        .map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(actual.sort()).toEqual(described.sort())
    expect(actual).toHaveLength(11)
  })
})

describe('the flaws that its README names are there', () => {
  it('any key may do anything', async () => {
    shop = await startFlaskShop({ API_KEYS: 'web,batch' })
    for (const key of ['web', 'batch']) {
      expect(await status('/v1/users', key)).toBe(200)
      expect(await status('/v1/posts', key)).toBe(200)
    }
    expect(await status('/v1/users/1', 'batch', 'DELETE')).toBe(204)
  })

  it('refuses everything else, and writes the refused key into the log', async () => {
    shop = await startFlaskShop({ API_KEYS: 'web' })
    expect(await status('/v1/users')).toBe(401)
    expect(await status('/v1/users', 'nearly-right')).toBe(401)
    // Its log comes by another way than its answer, and may be a moment later.
    await expect.poll(() => shop.log()).toContain('nearly-right')
    expect(await status('/healthz')).toBe(200)
  })

  it('is open to requests without a key when API_KEYS is unset or ends in a comma', async () => {
    for (const env of [{}, { API_KEYS: 'web,' }]) {
      shop = await startFlaskShop(env)
      expect(await status('/v1/users')).toBe(200)
      expect(await status('/v1/users', 'made-up')).toBe(401)
      await shop.close()
    }
  })

  it('limits nobody', async () => {
    shop = await startFlaskShop({ API_KEYS: 'web' })
    const answers = await Promise.all(Array.from({ length: 200 }, () => status('/v1/posts', 'web')))
    expect(new Set(answers)).toEqual(new Set([200]))
  })
})
