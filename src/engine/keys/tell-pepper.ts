/** Writes down that the pepper was rotated: by a command that has no engine, while none runs. */
import { BUILTIN_API_ID } from '../apis/api-record.ts'
import { draftEvent } from '../audit/draft-event.ts'
import type { Engine } from '../engine.ts'
import { LOCAL_OPERATOR } from '../principal.ts'

/**
 * Called when a store is opened. The log itself says which pepper it was told of last, so that a
 * crash between the rotation and this neither loses nor repeats the event.
 */
export async function tellPepper(engine: Engine): Promise<void> {
  const { current, retired } = engine.peppers
  if (retired.size === 0) return
  const filter = { tenant: BUILTIN_API_ID, action: 'pepper.rotated' } as const
  const { items } = await engine.storage.listAuditEvents(filter, { cursor: null, size: 1 })
  if (items[0]?.target.id === current.id) return
  const event = draftEvent(LOCAL_OPERATOR, {
    tenant: BUILTIN_API_ID,
    action: 'pepper.rotated',
    target: { kind: 'pepper', id: current.id },
    atMs: engine.clock.nowMs(),
    details: { retired: [...retired.keys()] },
  })
  await engine.storage.appendTrail({ events: [event], revocations: [] })
}
