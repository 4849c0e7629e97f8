import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('is open, and answers while the server stops', async () => {
    const { call, setDraining } = await openManagement()
    setDraining(true)
    const { status, text } = await call('GET', '/healthz?probe=1', { key: null })
    expect([status, text]).toEqual([200, '{"status":"ok"}'])
  })
})
