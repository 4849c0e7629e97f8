import { describe, expect, it } from 'vitest'
import { listenManagement } from '../../test/fixtures/listen-management.ts'

async function openWithKeys() {
  const management = await listenManagement()
  const key = await management.createAdminKey({ scopes: ['*:*'] })
  const other = await management.createAdminKey({ scopes: [] })
  const send = (path: string, fields: readonly string[]) =>
    management.exchange(
      `${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n` +
        'Content-Type: application/json\r\nContent-Length: 2\r\n' +
        `${fields.map((field) => `${field}\r\n`).join('')}\r\n{}`,
    )
  return {
    key,
    other,
    send,
    [Symbol.asyncDispose]: () => management[Symbol.asyncDispose](),
  }
}

/** Node keeps the first `Authorization`, joins the second `X-API-Key`, and says nothing. */
const repeated = (key: string, other: string): Readonly<Record<string, readonly string[]>> => ({
  'Authorization twice': [`Authorization: Bearer ${key}`, `Authorization: Bearer ${other}`],
  'Authorization twice, the same': [`Authorization: Bearer ${key}`, `authorization: Bearer ${key}`],
  'X-API-Key twice': [`X-API-Key: ${key}`, `x-api-key: ${other}`],
  'X-API-Key twice, the same': [`X-API-Key: ${key}`, `X-Api-Key: ${key}`],
  both: [`X-API-Key: ${key}`, `Authorization: Bearer ${key}`],
  'both, far apart': [
    `Authorization: Bearer ${key}`,
    ...Array.from({ length: 50 }, (_, index) => `X-Filler-${index}: x`),
    `X-API-Key: ${other}`,
  ],
  'another scheme beside a bearer token': [
    `Authorization: Basic eDp5`,
    `Authorization: Bearer ${key}`,
  ],
})

describe('several credentials', () => {
  it.each(Object.keys(repeated('', '')))('are refused: %s', async (name) => {
    await using management = await openWithKeys()
    const { key, other, send } = management
    const fields = repeated(key, other)[name] ?? []
    for (const path of ['GET /v1/keys', 'POST /v1/keys/verify']) {
      const answer = await send(path, fields)
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).toContain('several_credentials')
      expect(answer).not.toContain(key)
    }
  })

  it('are one when the other scheme is none of ours', async () => {
    await using management = await openWithKeys()
    const { key, send } = management
    const fields = [`X-API-Key: ${key}`, 'Authorization: Basic eDp5']
    expect(await send('GET /v1/keys', fields)).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('other fields that must come once', () => {
  it.each([
    ['Idempotency-Key', ['Idempotency-Key: a', 'Idempotency-Key: a'], 400],
    ['Content-Type', ['Content-Type: application/json'], 415],
  ])('%s', async (_name, fields, status) => {
    await using management = await openWithKeys()
    const { key, send } = management
    const answer = await send('POST /v1/apis', [`X-API-Key: ${key}`, ...fields])
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })
})
