import { describe, expect, it } from 'vitest'
import { echo, exchangeBytes, startHttpRelay } from '../../test/gateway/relay-fixture.ts'

const forward = {
  headers: [
    'x-keyward-key-id',
    'key_real',
    'x-forwarded-for',
    '203.0.113.9',
    'x-request-id',
    'real-id',
  ],
  stripHeaders: ['x-api-key', 'authorization'],
}

async function upstreamFields(head: readonly string[]): Promise<Map<string, string[]>> {
  await using relay = await startHttpRelay(echo, { forward })
  const lines = ['GET / HTTP/1.1', 'Host: a', ...head, 'Connection: close']
  const answer = await exchangeBytes(relay.port, `${lines.join('\r\n')}\r\n\r\n`)
  const raw = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)).headers as string[]
  const fields = new Map<string, string[]>()
  for (let index = 0; index < raw.length; index += 2) {
    // Read as CGI, WSGI and PHP read names: that is where spoofing gets in.
    const name = (raw[index] as string).toLowerCase().replace(/[^a-z0-9]/g, '_')
    fields.set(name, [...(fields.get(name) ?? []), raw[index + 1] as string])
  }
  return fields
}

describe('a client that speaks for the gateway', () => {
  const spellings = [
    'X-Keyward-Key-Id: key_evil',
    'x_keyward_key_id: key_evil',
    'X-KEYWARD_KEY-ID: key_evil',
    'x.keyward.key.id: key_evil',
    'X_Forwarded-For: 6.6.6.6',
    'X-Forwarded_For: 6.6.6.6',
    'x-forwarded-for: 6.6.6.6',
    'X_Request_Id: evil',
    'X-Request-ID: evil',
  ]
  for (const spelling of spellings) {
    it(`is not heard: ${spelling}`, async () => {
      const fields = await upstreamFields([spelling])
      expect(fields.get('x_keyward_key_id')).toEqual(['key_real'])
      expect(fields.get('x_forwarded_for')).toEqual(['203.0.113.9'])
      expect(fields.get('x_request_id')).toEqual(['real-id'])
    })
  }

  it('cannot have our fields removed by naming them in Connection', async () => {
    const fields = await upstreamFields([
      'Connection: x-keyward-key-id, X-Forwarded-For, x-request-id, host, via',
    ])
    expect(fields.get('x_keyward_key_id')).toEqual(['key_real'])
    expect(fields.get('x_forwarded_for')).toEqual(['203.0.113.9'])
    expect(fields.get('x_request_id')).toEqual(['real-id'])
    expect(fields.get('via')).toEqual(['1.1 keyward'])
  })
})

describe('a client that means another request than it asks for', () => {
  const overrides = [
    'X-HTTP-Method-Override',
    'X-HTTP-Method',
    'X-Method-Override',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Original-URI',
    'X-Original-Method',
    'X-Forwarded-Method',
    'X-Forwarded-Uri',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Prefix',
    'X-Real-IP',
    'Forwarded',
    'X-Keyward-Identity',
    'X-Keyward-Anything-New',
  ]
  for (const name of overrides) {
    it(`does not get ${name} through in any spelling`, async () => {
      const spellings = [name, name.toLowerCase(), name.toUpperCase(), name.replaceAll('-', '_')]
      const fields = await upstreamFields(spellings.map((spelling) => `${spelling}: DELETE`))
      expect([...fields.values()].flat()).not.toContain('DELETE')
    })
  }

  it('cannot frame the message by another spelling', async () => {
    const fields = await upstreamFields([
      'Transfer_Encoding: chunked',
      'Content_Length: 5',
      'Transfer.Encoding: chunked',
    ])
    expect(fields.has('transfer_encoding')).toBe(false)
    expect(fields.has('content_length')).toBe(false)
  })
})

describe('the credential', () => {
  it('does not reach the upstream in any spelling', async () => {
    const fields = await upstreamFields([
      'X-API-Key: marked-secret',
      'x_api_key: marked-secret',
      'X.Api.Key: marked-secret',
      'AUTHORIZATION: Bearer marked-secret',
    ])
    expect([...fields.values()].flat().join()).not.toContain('marked-secret')
  })

  it('leaves other fields with underscores alone', async () => {
    const fields = await upstreamFields(['api_version: 2'])
    expect(fields.get('api_version')).toEqual(['2'])
  })
})
