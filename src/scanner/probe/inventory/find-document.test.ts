import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'

const folders: string[] = []

afterEach(async () => {
  for (const each of folders.splice(0)) await rm(each, { recursive: true, force: true })
})

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keyward-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

const paths = { '/boxes': { get: { responses: {} } } }
const document = { openapi: '3.0.0', info: { title: 'Boxes', version: '1' }, paths }
const yaml = 'openapi: 3.0.0\ninfo: {title: Boxes, version: "1"}\npaths: {/boxes: {get: {}}}\n'

describe('a document that is looked for', () => {
  const places: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'at a usual place': { '/swagger/v1/swagger.json': document },
    'in YAML': { '/openapi.yaml': yaml },
    'named by a page of Swagger UI': {
      '/docs': '<html><script>SwaggerUIBundle({ url: "/hidden/spec-7.json" })</script></html>',
      '/hidden/spec-7.json': document,
    },
    'named by the script of Swagger UI': {
      '/swagger-ui/': '<html><script src="./swagger-initializer.js"></script></html>',
      '/swagger-ui/swagger-initializer.js': 'window.ui = SwaggerUIBundle({ url: "../d/x.json" })',
      '/d/x.json': document,
    },
    'inside the script of Swagger UI': {
      '/api-docs': { status: 301, headers: { location: '/api-docs/' } },
      '/api-docs/': '<html><script src="./swagger-ui-init.js"></script></html>',
      '/api-docs/swagger-ui-init.js': `let o = {"swaggerDoc": ${JSON.stringify(document)}, "a": 1}`,
    },
    'named by a page of Redoc': {
      '/': '<html><a href="/redoc">docs</a></html>',
      '/redoc': '<html><redoc spec-url="/my.json"></redoc></html>',
      '/my.json': document,
    },
    'linked from the root': {
      '/': { headers: { link: '</x/y>; rel="service-desc"' }, body: {} },
      '/x/y': document,
    },
    'beside one that is broken': {
      '/openapi.json': '{"openapi": "3.0.0", "pa',
      '/api-docs': document,
    },
  }
  for (const [name, routes] of Object.entries(places)) {
    it(`is found ${name}`, async () => {
      const { document: read, names } = await inventoryOf(routes)
      expect(read?.title).toBe('Boxes')
      expect(names).toContain('GET /boxes')
    })
  }

  it('is none when the target only has pages', async () => {
    const { document: read } = await inventoryOf(() => ({
      headers: { 'content-type': 'text/html' },
      body: '<html>openapi: 3.0.0 is what <a href="/swagger.json">this</a> is about</html>',
    }))
    expect(read).toBeNull()
  })

  it('and is broken is told with its line', async () => {
    const broken = '{"openapi": "3.0.0",\n "paths": {"/boxes": {"get": {"resp'
    const {
      document: read,
      documentProblems,
      origin,
    } = await inventoryOf({
      '/openapi.json': broken,
    })
    expect(read).toBeNull()
    expect(documentProblems[0]?.at).toContain(`${origin}/openapi.json:2:`)
  })

  it('is no operation itself', async () => {
    const { names, pages, origin } = await inventoryOf({ '/openapi.json': document })
    expect(names).toEqual(['GET /boxes'])
    expect(pages.map(({ url, kind }) => `${url} ${kind}`)).toEqual([
      `${origin}/openapi.json document`,
    ])
  })
})

describe('a document that is given', () => {
  it('is read with the files of its folder', async () => {
    const folder = await folderWith({
      'openapi.yaml':
        'openapi: 3.0.0\ninfo: {title: Files, version: "1"}\npaths:\n  /a: {$ref: paths/a.yaml}\n',
      'paths/a.yaml': 'get: {responses: {}}\n',
    })
    const { document: read, names } = await inventoryOf(
      {},
      { openapi: join(folder, 'openapi.yaml') },
    )
    expect(read?.title).toBe('Files')
    expect(names).toEqual(['GET /a'])
  })

  it('reads no file outside of its folder', async () => {
    const outside = await folderWith({ 'secret.yaml': 'get: {summary: secret, responses: {}}\n' })
    const folder = await folderWith({
      'openapi.yaml': `openapi: 3.0.0\ninfo: {title: x, version: "1"}\npaths:
  /a: {$ref: ${outside}/secret.yaml}\n  /b: {get: {}}\n  /c: {$ref: link.yaml}\n`,
    })
    await symlink(join(outside, 'secret.yaml'), join(folder, 'link.yaml'))
    const { names } = await inventoryOf({}, { openapi: join(folder, 'openapi.yaml') })
    expect(names).toEqual(['GET /b'])
  })

  it('may lie on the target, and nowhere else', async () => {
    const routes = { '/spec/x.json': document }
    const { document: read } = await inventoryOf(routes, { openapi: 'ORIGIN/spec/x.json' })
    expect(read?.title).toBe('Boxes')
    await expect(
      inventoryOf(routes, { openapi: 'http://127.0.0.1:1/spec/x.json' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'openapi_invalid' }))
  })

  it('must be there', async () => {
    await expect(inventoryOf({}, { openapi: '/nowhere/openapi.yaml' })).rejects.toThrow(
      expect.objectContaining({ code: 'file_not_readable' }),
    )
  })

  it('must be a document', async () => {
    const folder = await folderWith({ 'notes.txt': 'hello' })
    await expect(inventoryOf({}, { openapi: join(folder, 'notes.txt') })).rejects.toThrow(
      expect.objectContaining({ code: 'openapi_invalid' }),
    )
  })
})
