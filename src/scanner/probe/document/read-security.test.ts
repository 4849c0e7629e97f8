import { describe, expect, it } from 'vitest'
import { parseApiDocument } from './parse-api-document.ts'

function parse(text: string) {
  return parseApiDocument('a.yaml', text, () => Promise.reject(new Error('may not be read')))
}

async function securityOf(general: string, own: string) {
  const text = `openapi: 3.0.3\n${general}\npaths: { /a: { get: { ${own} } } }`
  const [operation] = (await parse(text)).operations
  return [operation?.security, operation?.schemes, operation?.scopes]
}

describe('the security of an operation', () => {
  const general = 'security: [{ k: [] }, { o: [a, b], p: [] }]'

  it('is that of the document, unless it has its own', async () => {
    expect(await securityOf(general, '')).toEqual(['required', ['k', 'o', 'p'], ['a', 'b']])
    const own = 'security: [{ x: [c] }]'
    expect(await securityOf(general, own)).toEqual(['required', ['x'], ['c']])
  })

  it('is none when its list is empty, or one of the alternatives is', async () => {
    for (const own of ['security: []', 'security: [{}, { k: [] }]']) {
      expect(await securityOf(general, own)).toEqual(['none', [], []])
    }
    expect((await securityOf('security: []', ''))[0]).toBe('none')
  })

  it('is unstated when there is no word on it, or none that can be read', async () => {
    for (const own of ['', 'security: 7', 'security: null', 'security: [7]']) {
      expect(await securityOf('', own)).toEqual(['unstated', [], []])
    }
    expect((await securityOf(general, 'security: null'))[0]).toBe('required')
  })
})

describe('the schemes of a document', () => {
  it('are those of OpenAPI 3.x', async () => {
    const { schemes, mentionsSecurity, problems } = await parse(`openapi: 3.1.0
paths: {}
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: api_key }
    bearer: { type: http, scheme: Bearer }
    basic: { type: http, scheme: basic }
    digest: { type: http, scheme: digest }
    oauth: { $ref: '#/components/securitySchemes/oauth2' }
    oauth2: { type: oauth2, flows: {} }
    oidc: { type: openIdConnect }
    tls: { type: mutualTLS }
    nowhere: { type: apiKey, name: k }
    wrong: 7
`)
    expect(schemes.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'key apiKey',
      'bearer bearer',
      'basic basic',
      'digest other',
      'oauth oauth2',
      'oauth2 oauth2',
      'oidc openIdConnect',
      'tls other',
      'nowhere other',
    ])
    expect(schemes[0]).toEqual({
      name: 'key',
      type: 'apiKey',
      in: 'query',
      parameter: 'api_key',
      location: { path: 'a.yaml', line: 5, column: 5 },
    })
    expect(mentionsSecurity).toBe(true)
    expect(problems.map(({ message }) => message)).toEqual([
      'says not where the key goes',
      'is no security scheme',
    ])
  })

  it('are those of Swagger 2.0', async () => {
    const { schemes } = await parse(`swagger: '2.0'
paths: {}
securityDefinitions:
  k: { type: apiKey, in: header, name: X-Key }
  b: { type: basic }
  o: { type: oauth2, flow: implicit }
`)
    expect(schemes.map(({ type, parameter }) => [type, parameter])).toEqual([
      ['apiKey', 'X-Key'],
      ['basic', null],
      ['oauth2', null],
    ])
  })
})

describe('a document', () => {
  it('mentions security when any part of it does', async () => {
    const mentions = async (text: string) =>
      (await parse(`openapi: 3.0.0\n${text}`)).mentionsSecurity
    expect(await mentions('paths: { /a: { get: {} } }')).toBe(false)
    expect(await mentions('paths: { /a: { get: { security: [] } } }')).toBe(true)
    expect(await mentions('security: []\npaths: { /a: { get: {} } }')).toBe(true)
  })
})
