import { describe, expect, it } from 'vitest'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { request, startGateway } from '../../test/fixtures/start-gateway.ts'

describe('identity-spoofing', () => {
  it('takes identity and method overrides out, in every spelling', async () => {
    const { engine, url, seen } = await startGateway()
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
    const headers = {
      'X-API-Key': text,
      'x-keyward-key-id': 'key_of_somebody',
      X_Keyward_Owner: 'root',
      'X-HTTP-Method-Override': 'DELETE',
      'X-Original-URL': '/v1/admin',
      'X-Forwarded-For': '10.0.0.1',
      Connection: 'close, x-keyward-key-id',
    }
    expect((await request(`${url}/v1/users`, { headers })).status).toBe(200)
    const fields = seen[0]?.headersDistinct ?? {}
    expect(fields['x-keyward-key-id']).toEqual([key.id])
    expect(fields['x-forwarded-for']).toEqual(['127.0.0.1'])
    const names = Object.keys(fields).map((name) => name.replaceAll('_', '-'))
    expect(names).not.toContain('x-keyward-owner')
    expect(names).not.toContain('x-http-method-override')
    expect(names).not.toContain('x-original-url')
  })
})
