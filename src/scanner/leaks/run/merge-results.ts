/** Decides what many tasks found together: the same leak of several tasks is one. */
import { limits } from '../../../base/limits.ts'
import { openRecordBook } from './collect-records.ts'
import type { SkippedPlace, TaskResult } from './leak-record.ts'

export interface ResultBook {
  add(result: TaskResult): void
  readonly files: number
  readonly bytes: number
  readonly leaks: number
  /** Leaks for which there was no room any more. */
  readonly omitted: number
  result(): TaskResult
}

export function openResultBook(): ResultBook {
  const records = openRecordBook(Math.max, limits.leaksMax)
  const skipped: SkippedPlace[] = []
  const counts = { files: 0, bytes: 0, containers: 0 }
  let leaks = 0
  return {
    add(result) {
      for (const each of result.records) records.add(each)
      skipped.push(...result.skipped)
      counts.files += result.files
      counts.bytes += result.bytes
      counts.containers += result.containers
      leaks += result.records.length
    },
    get files() {
      return counts.files
    },
    get bytes() {
      return counts.bytes
    },
    get omitted() {
      return records.omitted
    },
    get leaks() {
      return leaks
    },
    result: () => ({ records: records.list(), skipped, ...counts }),
  }
}
