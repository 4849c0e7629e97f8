/** Puts the next signing keys to use, and sees that the audit log tells of it. */

import { BUILTIN_API_ID } from '../apis/api-record.ts'
import { draftEvent, draftSystemEvent } from '../audit/draft-event.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import type { SigningKeyChange } from './signing-key-store.ts'

/**
 * `isCompromised`: all keys are thrown away, and every token and identity token with them, from
 * the moment that this returns. Error `signing_key_too_new`, but not for compromised ones.
 */
export async function rotateSigningKeys(
  engine: Engine,
  principal: Principal,
  isCompromised: boolean,
): Promise<void> {
  const { tokens, clock, warmKeys } = engine
  if (isCompromised) tokens.signingKeys.replaceAll(clock.nowMs())
  else tokens.signingKeys.rotate(clock.nowMs(), 'requested')
  // What was proven by a token that those signed must be proven again, and cannot be.
  if (isCompromised) warmKeys.clear()
  await tellSigningKeyChanges(engine, principal)
}

/** By Keyward itself, when the keys are old. */
export async function rotateDueSigningKeys(engine: Engine): Promise<void> {
  engine.tokens.signingKeys.rotateIfDue(engine.clock.nowMs())
  await tellSigningKeyChanges(engine, null)
}

/** Keys are no rows of the database: what a crash kept from the log is told at the next start. */
async function tellSigningKeyChanges(engine: Engine, principal: Principal | null): Promise<void> {
  const { signingKeys } = engine.tokens
  const { untold } = signingKeys
  if (untold.length === 0) return
  const events = []
  for (const change of untold) {
    if (!(await isTold(engine, change.to))) events.push(toEvent(change, principal))
  }
  if (events.length > 0) await engine.storage.appendTrail({ events, revocations: [] })
  signingKeys.markTold()
}

async function isTold({ storage }: Engine, targetId: string): Promise<boolean> {
  const filter = { tenant: BUILTIN_API_ID, action: 'signing_key.rotated', targetId } as const
  const { items } = await storage.listAuditEvents(filter, { cursor: null, size: 1 })
  return items.length > 0
}

function toEvent(
  { algorithm, from, to, atMs, why }: SigningKeyChange,
  principal: Principal | null,
) {
  const given = {
    tenant: BUILTIN_API_ID,
    action: 'signing_key.rotated',
    atMs,
    target: { kind: 'signing_key', id: to },
    before: from === null ? null : { kid: from },
    after: { kid: to },
    details: { algorithm, why },
  } as const
  return principal === null ? draftSystemEvent(given) : draftEvent(principal, given)
}
