import { describe, expect, it } from 'vitest'
import { parseApiDocument } from './parse-api-document.ts'

async function read(head: Readonly<Record<string, unknown>>) {
  const text = JSON.stringify({ ...head, paths: { '/a': { get: {} } } })
  const nothing = () => Promise.reject(new Error('may not be read'))
  const { servers, operations } = await parseApiDocument('api.json', text, nothing)
  return [servers, operations.map(({ path }) => path)]
}

describe('servers as people write them', () => {
  it.each([
    ['api.test.com/v1', ['https://api.test.com/v1'], '/v1/a'],
    ['localhost:3000/v1', ['https://localhost:3000/v1'], '/v1/a'],
    ['{scheme}://{host}/v1/', ['/v1'], '/v1/a'],
    ['http://', ['/'], '/a'],
    ['v1.0', ['/v1.0'], '/v1.0/a'],
    ['../v1?x#y', ['/v1'], '/v1/a'],
    ['', ['/'], '/a'],
    ['.//[/v1', ['/[/v1'], '/[/v1/a'],
    ['ftp://x.test/v1', [], '/a'],
    ['javascript:alert(1)', [], '/a'],
  ])('of OpenAPI 3: %j', async (url, servers, path) => {
    expect(await read({ openapi: '3.0.0', servers: [{ url }] })).toEqual([servers, [path]])
  })

  it.each([
    ['https://x.test/', ['https://x.test/v1', 'http://x.test/v1']],
    ['x.test:8080', ['https://x.test:8080/v1', 'http://x.test:8080/v1']],
    ['{{.Host}}', ['/v1']],
    ['', ['/v1']],
    [7, ['/v1']],
  ])('of Swagger 2.0: %j', async (host, servers) => {
    expect(await read({ swagger: '2.0', host, basePath: '/v1' })).toEqual([servers, ['/v1/a']])
  })
})
