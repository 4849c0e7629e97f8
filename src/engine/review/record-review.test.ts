import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { recordReview } from './record-review.ts'

async function open() {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  await createTestKey(engine, 'shop')
  return { engine, clock }
}

describe('recordReview', () => {
  it('leaves an event with what there was to see, who looked, and the note', async () => {
    const { engine, clock } = await open()
    const done = await recordReview(engine, LOCAL_OPERATOR, {
      apiId: 'shop',
      days: 90,
      note: 'quarterly',
    })
    expect(done).toMatchObject({ by: 'local', reviewed: 1, withFindings: 1 })
    const { items } = await engine.storage.listAuditEvents(
      { action: 'access_review.done' },
      { cursor: null, size: 10 },
    )
    expect(items).toMatchObject([
      {
        tenant: 'shop',
        atMs: clock.nowMs(),
        actor: { id: 'local' },
        details: {
          days: 90,
          reviewed: 1,
          withFindings: 1,
          findings: { no_owner: 1, no_expiry: 1 },
          note: 'quarterly',
        },
      },
    ])
  })

  it('refuses an API that is not there, and a note that could forge lines', async () => {
    const { engine } = await open()
    const asked = { apiId: 'shop', days: 90 }
    const none = recordReview(engine, LOCAL_OPERATOR, { ...asked, apiId: 'none', note: null })
    await expect(none).rejects.toMatchObject({ code: 'api_not_found' })
    const forged = recordReview(engine, LOCAL_OPERATOR, { ...asked, note: 'a\nb' })
    await expect(forged).rejects.toMatchObject({ details: { errors: [{ at: '/note' }] } })
  })
})
