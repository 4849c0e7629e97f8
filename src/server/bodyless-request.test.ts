import { describe, expect, it } from 'vitest'
import { listenManagement } from '../../test/fixtures/listen-management.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { routes } from './routes.ts'

/** As `curl -X POST` without `-d`: neither Content-Length nor Transfer-Encoding. */
const targets = routes
  .filter(({ method }) => method !== 'get')
  .map(({ method, path }) => ({
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, 'shop'),
  }))

describe('a request that announces no body', () => {
  it.each(targets)(
    'is answered at once: $method $path',
    async ({ method, path }) => {
      await using server = await listenManagement()
      const adminKey = await server.createAdminKey({ scopes: ['*:*'] })
      const answer = await server.exchange(
        `${method} ${path} HTTP/1.1\r\nHost: a\r\nX-API-Key: ${adminKey}\r\n` +
          'Connection: close\r\n\r\n',
      )
      const status = Number(answer.split(' ')[1])
      expect([200, 204, 400, 404, 409, 415], answer).toContain(status)
    },
    3_000,
  )

  it('revokes a key', async () => {
    await using server = await listenManagement()
    const adminKey = await server.createAdminKey({ scopes: ['*:*'] })
    const { key, text } = await createShopKey(server.engine)
    const answer = await server.exchange(
      `POST /v1/keys/${key.id}/revoke HTTP/1.1\r\nHost: a\r\nX-API-Key: ${adminKey}\r\n` +
        'Connection: close\r\n\r\n',
    )
    expect(answer).toContain('"state":"revoked"')
    expect(answer).not.toContain(text)
  }, 3_000)
})
