/** Decides with which earlier scan one is compared: the last of the same target that was done. */
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import type { Page } from '../storage.ts'
import type { ScanRecord } from './scan-record.ts'

export async function findPreviousScan(
  engine: Engine,
  { id, target, createdAtMs }: ScanRecord,
): Promise<ScanRecord | undefined> {
  let cursor: string | null = null
  do {
    const page: Page<ScanRecord> = await engine.storage.listScans(
      { target, state: 'done' },
      { cursor, size: limits.pageSizeMax },
    )
    const found = page.items.find(
      (each) =>
        each.createdAtMs < createdAtMs || (each.createdAtMs === createdAtMs && each.id < id),
    )
    if (found !== undefined) return found
    cursor = page.cursor
  } while (cursor !== null)
  return undefined
}
