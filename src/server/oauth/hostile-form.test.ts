/** Attack: a token request that is huge, deep, twofold or badly encoded. */
import { describe, expect, it } from 'vitest'
import { basic, openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { limits } from '../../base/limits.ts'
import { readClient } from './read-client.ts'

const GRANT = 'grant_type=client_credentials'

describe('a form', () => {
  it.each([
    ['two scopes', `${GRANT}&scope=read%3Ausers&scope=read%3Aorders`],
    ['two secrets', `${GRANT}&client_id=a&client_secret=b&client_secret=c`],
    ['two grants, one encoded', `${GRANT}&grant%5ftype=password`],
    ['a name that is none', `${GRANT}&__proto__=x&constructor=y&scope=%00`],
    ['UTF-8 that is none', `${GRANT}&scope=%ff%fe`],
    ['half an escape', `${GRANT}&scope=%`],
    [
      'too many parameters',
      `${GRANT}&${Array.from({ length: 50 }, (_, at) => `p${at}=1`).join('&')}`,
    ],
    ['too many names of one kind', `${GRANT}&${'audience=shop&'.repeat(30)}`],
    ['a scope with a quotation mark', `${GRANT}&scope=${encodeURIComponent('read:"users"')}`],
    ['a scope of another alphabet', `${GRANT}&scope=${encodeURIComponent('read:юзер')}`],
    ['a scope without end', `${GRANT}&scope=${'a'.repeat(60_000)}`],
    ['scopes without end', `${GRANT}&scope=${Array(4_000).fill('read:users').join('+')}`],
    ['scopes of which each is another', `${GRANT}&scope=${listScopes(300)}`],
    ['JSON', '{"grant_type":"client_credentials"}'],
    ['nothing', ''],
  ])('with %s is refused or read in one way', async (_, body) => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    const started = performance.now()
    const { status, json } = await desk.post('/oauth2/token', body, basic(id, text))
    expect(performance.now() - started).toBeLessThan(1_000)
    if (status === 200) expect(json.scope).toBe('read:users')
    else expect([status, json.error]).toEqual([400, expect.stringMatching(/^invalid_|^unsupp/)])
  })

  it('that is too large is not read to its end', async () => {
    const desk = await openOAuth()
    const body = `${GRANT}&scope=${'a'.repeat(limits.formBytesMax)}`
    const { status, json } = await desk.post('/oauth2/token', body)
    expect([status, json.error]).toEqual([413, 'invalid_request'])
  })

  it('cannot make a token that is longer than any that is read', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: ['*:*'] })
    const scope = Array.from({ length: 200 }, (_, at) => `read:${'x'.repeat(30)}${at}`).join(' ')
    const { status, json } = await desk.requestToken(key, { scope })
    expect([status, json.error]).toEqual([400, 'invalid_scope'])
    expect(json.error_description).toContain('ask for fewer scopes')
  })

  it('with the key in the URL is refused, and the key marked', async () => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    const path = `/oauth2/token?client_id=${id}&client_secret=${text}`
    const { status, json } = await desk.post(path, GRANT)
    expect([status, json.error]).toEqual([401, 'invalid_client'])
    expect(json.error_description).not.toContain(text)
    const shown = await desk.call('GET', `/v1/keys/${id}`)
    expect(shown.json).toMatchObject({ exposedIn: 'query' })
  })
})

describe('Basic', () => {
  const read = (value: string) => () => readClient(['Authorization', value], {})

  it.each([
    'Basic',
    'Basic ',
    'Basic =',
    'Basic ====',
    'Basic YQ==',
    'Basic OmI=',
    'Basic YTpi YTpi',
    'Basic YTpi, Basic YTpi',
    'basic\tYTpi',
    `Basic ${'='.repeat(10_000)}`,
    `Basic ${'A'.repeat(10_000)}`,
    `Basic ${' '.repeat(10_000)}`,
    `Basic ${'A '.repeat(5_000)}`,
    `Basic ${Buffer.from(`${'a'.repeat(300)}:b`).toString('base64')}`,
    `Basic ${Buffer.from('%:b').toString('base64')}`,
    `Basic ${Buffer.from('a:%f').toString('base64')}`,
  ])('%j is nobody, in no time', (value) => {
    const started = performance.now()
    let outcome: unknown
    try {
      outcome = read(value)().kind
    } catch (error) {
      outcome = (error as { code: string }).code
    }
    expect(performance.now() - started).toBeLessThan(50)
    expect(outcome).toMatch(/^(?:unauthorized|invalid_request|none)$/)
  })

  it('decodes both halves as forms, once', () => {
    const pair = `${encodeURIComponent('key_a')}:${encodeURIComponent('p+a: %41')}`
    const claim = read(`Basic ${Buffer.from(pair).toString('base64')}`)()
    expect(claim).toMatchObject({ kind: 'secret', clientId: 'key_a' })
    expect(claim.kind === 'secret' && claim.secret.reveal()).toBe('p+a: %41')
  })
})

function listScopes(count: number): string {
  return Array.from({ length: count }, (_, at) => `read:users${at}`).join('+')
}
