import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { KeywardError } from '../../../base/errors.ts'

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

  it('leaves out what the store cannot say, and nothing else', async () => {
    const { metrics } = (await openManagement()).deps
    const health = { deliveredCount: 7, failureCount: 0, lagSeconds: () => 3 }
    const broken = async (): Promise<number> => {
      throw new KeywardError('storage_unavailable')
    }
    metrics.watchSinks(() => [
      { ...health, name: 'siem', countWaiting: broken },
      { ...health, name: 'file', countWaiting: () => 2 },
    ])
    const text = await metrics.text()
    expect(text).toContain('keyward_audit_sink_events_total{sink="siem"} 7')
    expect(text).toContain('keyward_audit_sink_waiting_events{sink="file"} 2')
    expect(text).not.toContain('keyward_audit_sink_waiting_events{sink="siem"}')
  })

  it('answers the same counts to the next scrape', async () => {
    const { call, deps } = await openManagement()
    deps.metrics.countExposure('query')
    await call('GET', '/metrics')
    const { text } = await call('GET', '/metrics')
    expect(text).toContain('keyward_exposed_keys_total{where="query"} 1')
  })
})
