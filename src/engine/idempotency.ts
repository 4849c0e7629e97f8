/** Decides what a repeated create means: the same one again, or a mistake. */
import { hash } from 'node:crypto'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import type { Engine } from './engine.ts'
import type { Principal } from './principal.ts'
import type { IdempotencyRecord } from './storage.ts'

/** What the caller sent to name a create: the Idempotency-Key and the canonical body. */
export interface IdempotencyClaim {
  readonly operation: string
  readonly idempotencyKey: string
  readonly body: string
}

/** The record to store along with what is made; `resultId` is that one's id. */
function createIdempotencyRecord(
  engine: Engine,
  principal: Principal,
  claim: IdempotencyClaim,
  resultId: string,
): IdempotencyRecord {
  return {
    actor: principal.id,
    keyDigest: digestOf(claim),
    requestDigest: hash('sha256', claim.body, 'hex'),
    resultId,
    createdAtMs: engine.clock.nowMs(),
  }
}

/** Id of what the same create made before. Error `idempotency_key_reused` for another body. */
async function findEarlierResult(
  engine: Engine,
  principal: Principal,
  claim: IdempotencyClaim,
): Promise<string | undefined> {
  const earlier = await engine.storage.findIdempotency(principal.id, digestOf(claim))
  if (earlier === undefined) return undefined
  if (earlier.createdAtMs < engine.retentionClock.nowMs() - limits.idempotencyKeptMs) {
    await sweep(engine)
    return undefined
  }
  if (earlier.requestDigest !== hash('sha256', claim.body, 'hex')) {
    throw new KeywardError('idempotency_key_reused')
  }
  return earlier.resultId
}

/**
 * Runs a create at most once per claim: `make` stores the record that it is given in the same
 * transaction as the thing itself. Of two at once, one makes it and the other finds it.
 */
export async function createOnce<T>(
  engine: Engine,
  principal: Principal,
  claim: IdempotencyClaim | null,
  make: (record: (resultId: string) => IdempotencyRecord | null) => Promise<T>,
): Promise<{ readonly made: T } | { readonly earlierId: string }> {
  if (claim === null) return { made: await make(() => null) }
  const earlierId = await findEarlierResult(engine, principal, claim)
  if (earlierId !== undefined) return { earlierId }
  try {
    const made = await make((id) => createIdempotencyRecord(engine, principal, claim, id))
    await sweepNowAndThen(engine)
    return { made }
  } catch (error) {
    const meanwhileId = await findEarlierResult(engine, principal, claim)
    if (meanwhileId === undefined) throw error
    return { earlierId: meanwhileId }
  }
}

/** Hardly any record is ever asked for again, so somebody has to forget them. */
async function sweepNowAndThen(engine: Engine): Promise<void> {
  const nowMs = engine.clock.nowMs()
  if (nowMs - (sweptAtMs.get(engine) ?? 0) < limits.idempotencySweepIntervalMs) return
  try {
    await sweep(engine)
  } catch (error) {
    engine.onBackgroundError(error, 'old Idempotency-Keys could not be forgotten')
  }
}

async function sweep(engine: Engine): Promise<void> {
  sweptAtMs.set(engine, engine.clock.nowMs())
  await engine.storage.sweepIdempotency(engine.retentionClock.nowMs() - limits.idempotencyKeptMs)
}

const sweptAtMs = new WeakMap<Engine, number>()

function digestOf({ operation, idempotencyKey }: IdempotencyClaim): string {
  return hash('sha256', `${operation}\n${idempotencyKey}`, 'hex')
}
