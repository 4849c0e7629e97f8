import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('shows counts to a key that holds read:metrics and nothing else', async () => {
    const { call, createAdminKey, deps } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:metrics'] })
    deps.metrics.countDecision('gateway', 'no_key')
    deps.metrics.countDecision('gateway', 'no_key')
    deps.metrics.countExposure('cookie')
    deps.metrics.countUpstream('relayed')
    await call('GET', '/healthz')
    const { status, text, headers } = await call('GET', '/metrics', { key })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'keyward_decisions_total{surface="gateway",outcome="no_key"} 2',
        'keyward_exposed_keys_total{where="cookie"} 1',
        'keyward_upstream_requests_total{outcome="relayed"} 1',
        'keyward_management_requests_total{operation="getHealth",status="200"} 1',
      ]),
    )
  })

  it('answers the same counts to the next scrape', async () => {
    const { call, deps } = await openManagement()
    deps.metrics.countExposure('query')
    await call('GET', '/metrics')
    const { text } = await call('GET', '/metrics')
    expect(text).toContain('keyward_exposed_keys_total{where="query"} 1')
  })
})
