/** Decides what many tasks found together: the same leak of several tasks is one. */
import { limits } from '../../../base/limits.ts'
import { openRecordBook } from './collect-records.ts'
import { joinParts } from './join-parts.ts'
import type { PartResult, SkippedPlace, TaskResult } from './leak-record.ts'

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
  const open = new Map<number, PartResult[]>()
  const closeFile = (file: number) => {
    for (const each of joinParts(open.get(file) ?? [])) records.add(each)
    open.delete(file)
  }
  const addPart = (result: PartResult) => {
    const { file, count } = result.part
    const others = open.get(file) ?? []
    others.push(result)
    open.set(file, others)
    leaks += result.records.length
    if (others.length === count) closeFile(file)
  }
  /** Of a file that is read in parts, each part says what is wrong with it. */
  const told = new Set<string>()
  const isTold = ({ place, reason }: SkippedPlace) => {
    const name = JSON.stringify([place.path, reason])
    const isKnown = told.has(name)
    told.add(name)
    return isKnown
  }
  return {
    add(result) {
      for (const each of result.records) records.add(each)
      for (const each of result.parts ?? []) addPart(each)
      const isWhole = (result.parts?.length ?? 0) === 0
      skipped.push(...result.skipped.filter((each) => isWhole || !isTold(each)))
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
    result() {
      // Of a search that was stopped, some parts are missing.
      for (const file of [...open.keys()]) closeFile(file)
      return { records: records.list(), skipped, ...counts }
    },
  }
}
