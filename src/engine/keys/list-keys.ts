/** Lists keys, newest first, with their use. */
import type { Engine } from '../engine.ts'
import type { KeyFilter, Page, PageRequest } from '../storage.ts'
import type { KeyUsage } from '../usage/usage-storage.ts'
import type { KeyRecord } from './key-record.ts'

export interface KeyWithUsage {
  readonly key: KeyRecord
  readonly usage: KeyUsage
}

const UNUSED: KeyUsage = { allowed: 0, denied: 0, lastUsedAtMs: null }

export async function listKeys(
  engine: Engine,
  filter: Omit<KeyFilter, 'nowMs'>,
  page: PageRequest,
): Promise<Page<KeyWithUsage>> {
  const nowMs = engine.clock.nowMs()
  const { items, cursor } = await engine.storage.listKeys({ ...filter, nowMs }, page)
  return { items: await addUsage(engine, items), cursor }
}

/** Adds what is stored and what is counted but not written yet. */
export async function addUsage(
  engine: Engine,
  keys: readonly KeyRecord[],
): Promise<KeyWithUsage[]> {
  const stored = await engine.storage.findUsage(keys.map(({ id }) => id))
  return keys.map((key) => {
    const usage = stored.get(key.id) ?? UNUSED
    const pending = engine.usage.findPending(key.id)
    if (pending === undefined) return { key, usage }
    return {
      key,
      usage: {
        allowed: usage.allowed + pending.allowed,
        denied: usage.denied + pending.denied,
        lastUsedAtMs: Math.max(usage.lastUsedAtMs ?? 0, pending.lastUsedAtMs),
      },
    }
  })
}
