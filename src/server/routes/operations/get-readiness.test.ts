import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('is open', async () => {
    const { call } = await openManagement()
    const { status, text } = await call('GET', '/readyz', { key: null })
    expect([status, text]).toEqual([200, '{"status":"ready"}'])
  })
})

describe('503', () => {
  it('sends new requests elsewhere while the server stops', async () => {
    const { call, setDraining } = await openManagement()
    setDraining(true)
    const { status, json } = await call('GET', '/readyz', { key: null })
    expect([status, json.code]).toEqual([503, 'shutting_down'])
  })

  it('tells a store that does not answer, and the reason only to the log', async () => {
    const { call, engine, logLines } = await openManagement()
    await engine.storage.close()
    const { status, json, text } = await call('GET', '/readyz', { key: null })
    expect([status, json.code]).toEqual([503, 'storage_unavailable'])
    expect(text).not.toContain('closed')
    expect(logLines.join('')).toContain('request failed')
  })
})
