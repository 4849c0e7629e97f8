import { describe, expect, it } from 'vitest'
import type { Operation } from '../operation.ts'
import { parseApiDocument } from './parse-api-document.ts'

const nothing = () => Promise.reject(new Error('may not be read'))

function parse(text: string, name = 'api.yaml', target?: string) {
  return parseApiDocument(name, text, nothing, target)
}

async function parseOperation(text: string): Promise<Operation> {
  const [operation] = (await parse(text)).operations
  if (operation === undefined) throw new Error('there is no operation')
  return operation
}

const HEAD = "openapi: 3.1.0\ninfo: { title: Shop, version: '7' }\n"

describe('the operations of a document', () => {
  it('are those of every method, those of OpenAPI 3.2 included', async () => {
    const methods = 'get put post delete options head patch trace query'.split(' ')
    const item = methods.map((method) => `    ${method}: {}`).join('\n')
    const text = `openapi: 3.2.0\npaths:\n  /a:\n${item}
    additionalOperations: { COPY: {}, 'no method': {} }
    summary: no operation
    x-get: {}
  x-paths: {}
`
    const { operations, version, problems } = await parse(text)
    expect(version).toBe('3.2.0')
    expect(operations.map(({ method }) => method)).toEqual([
      ...methods.map((method) => method.toUpperCase()),
      'COPY',
    ])
    expect(problems).toEqual([{ at: 'api.yaml:13:39', message: 'is no method' }])
  })

  it('tell what they are for and where they stand, on one line', async () => {
    const operation = await parseOperation(`${HEAD}paths:
  /a:
    get:
      operationId: listAs
      deprecated: true
      tags: [one, 7, {}]
      summary: "Lists\\nall"
      description: |
        Much more
        about it.
`)
    expect(operation).toMatchObject({
      source: 'openapi',
      operationId: 'listAs',
      isDeprecated: true,
      tags: ['one', '7'],
      text: 'Lists all — Much more about it.',
      location: { path: 'api.yaml', line: 5, column: 5 },
    })
  })

  it('are located where they really stand when their path refers to another file', async () => {
    const files: Record<string, string> = {
      'spec/paths/a.yaml': '# A\nget:\n  parameters:\n    - $ref: ../p.json#/Id\n',
      'spec/p.json': '{"Id": {"name": "id", "in": "query", "required": true}}',
    }
    const read = async (path: string) => files[path] ?? nothing()
    const text = `${HEAD}paths:\n  /a: { $ref: paths/a.yaml }\n  /b: { $ref: gone.yaml }`
    const { operations, problems } = await parseApiDocument('spec/api.yaml', text, read)
    expect(operations[0]?.location).toEqual({ path: 'spec/paths/a.yaml', line: 2, column: 1 })
    expect(operations[0]?.parameters).toMatchObject([{ name: 'id', in: 'query' }])
    expect(problems).toEqual([
      { at: 'spec/api.yaml:5:3', message: 'refers to gone.yaml, which cannot be read' },
    ])
  })

  it('follow addresses from a document that has one, never to files', async () => {
    const asked: string[] = []
    const read = async (path: string) => {
      asked.push(path)
      return '{"get": {}}'
    }
    const text = `${HEAD}paths:
  /a: { $ref: a.json }
  /b: { $ref: 'https://other.test/b.json' }
  /c: { $ref: 'file:///etc/passwd' }
  /d: { $ref: '//other.test/d.json' }
`
    const { operations } = await parseApiDocument('http://api.test/v1/api.yaml', text, read)
    expect(operations.map(({ path }) => path)).toEqual(['/a', '/b', '/d'])
    expect(asked.sort()).toEqual([
      'http://api.test/v1/a.json',
      'http://other.test/d.json',
      'https://other.test/b.json',
    ])
  })
})

describe('the path of an operation', () => {
  const paths = 'paths: { /a: { get: {} } }'
  const pathsOf = async (text: string, name?: string, target?: string) =>
    (await parse(text, name, target)).operations.map(({ path }) => path)

  it('begins with the base path of the first server, or of the one at the target', async () => {
    const servers = "servers: [{ url: 'https://x.test/v1/' }, { url: 'http://127.0.0.1:5000/v2' }]"
    const text = `${HEAD}${servers}\n${paths}`
    expect(await pathsOf(text)).toEqual(['/v1/a'])
    expect(await pathsOf(text, 'api.yaml', 'http://127.0.0.1:5000')).toEqual(['/v2/a'])
    expect((await parse(text)).servers).toEqual(['https://x.test/v1', 'http://127.0.0.1:5000/v2'])
  })

  it('begins with the path of the target, where the document knows of none', async () => {
    const target = 'http://127.0.0.1:5000/shop/'
    expect(await pathsOf(HEAD + paths, 'api.yaml', target)).toEqual(['/shop/a'])
    const relative = `${HEAD}servers: [{ url: / }]\n${paths}`
    expect(await pathsOf(relative, `${target}api.yaml`, target)).toEqual(['/shop/a'])
    const whole = `${HEAD}paths: { /shop/a: { get: {} } }`
    expect(await pathsOf(whole, 'api.yaml', target)).toEqual(['/shop/a'])
    const stated = `${HEAD}servers: [{ url: 'https://x.test/v1' }]\n${paths}`
    expect(await pathsOf(stated, 'api.yaml', target)).toEqual(['/v1/a'])
    const several = `${HEAD}servers: [{ url: 'https://x.test/v1' }, { url: /shop }]\n${paths}`
    expect(await pathsOf(several, 'api.yaml', target)).toEqual(['/shop/a'])
  })

  it('fills variables in; one without a value becomes a parameter', async () => {
    const servers = `servers:
  - url: 'https://{host}/{tenant}/{v}'
    variables: { host: { default: x.test }, v: { default: v3 } }
`
    const { operations, servers: read } = await parse(`${HEAD}${servers}${paths}`)
    expect(read).toEqual(['https://x.test/{tenant}/v3'])
    expect(operations[0]?.path).toBe('/{tenant}/v3/a')
    expect(operations[0]?.parameters.map(({ name }) => name)).toEqual(['tenant'])
  })

  it('takes relative servers from where the document is', async () => {
    const text = `${HEAD}servers: [{ url: ./v1 }]\n${paths}`
    expect(await pathsOf(text)).toEqual(['/v1/a'])
    const { operations, servers } = await parse(text, 'https://x.test/docs/api.yaml')
    expect([operations[0]?.path, servers]).toEqual(['/docs/v1/a', ['https://x.test/docs/v1']])
  })

  it('takes the nearest servers: of the operation, of the path, of the document', async () => {
    const text = `${HEAD}servers: [{ url: /general }]
paths:
  /a: { servers: [{ url: /path }], get: { servers: [{ url: /own }] }, put: {} }
  /b: { get: { servers: [] } }
`
    expect(await pathsOf(text)).toEqual(['/own/a', '/path/a', '/general/b'])
  })

  it('is built from host, schemes and basePath of Swagger 2.0', async () => {
    const text = 'swagger: 2.0\nhost: x.test\nbasePath: /api/\nschemes: [http, ws]\n'
    const { operations, servers, version } = await parse(text + paths)
    expect(operations[0]?.path).toBe('/api/a')
    expect([version, servers]).toEqual(['2.0', ['http://x.test/api']])
    expect((await parse(`swagger: '2.0'\nbasePath: api\n${paths}`)).servers).toEqual(['/api'])
  })
})
