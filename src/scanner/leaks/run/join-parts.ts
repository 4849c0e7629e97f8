/** Decides what the parts of one file, read apart, come to: what the whole would have come to. */
import { limits } from '../../../base/limits.ts'
import { findAllowance } from '../../find-allowance.ts'
import type { StreamEnd } from '../../secrets/find-in-stream.ts'
import { openRecordBook } from './collect-records.ts'
import type { LeakRecord, PartResult } from './leak-record.ts'

/** Where a part begins; undefined behind a part that was not read to its end. */
type Begin = Partial<StreamEnd> & Pick<StreamEnd, 'line' | 'column'>

export function joinParts(parts: readonly PartResult[]): readonly LeakRecord[] {
  const book = openRecordBook((one, other) => one + other, limits.leaksPerFileMax)
  let begin: Begin | undefined = { line: 1, column: 1 }
  let foldedBegin: Begin | undefined = { line: 1, column: 1 }
  let next = 0
  for (const { part, records, end, foldedRecords, foldedEnd } of parts.toSorted(byIndex)) {
    if (part.index !== next++) {
      begin = undefined
      foldedBegin = undefined
    }
    for (const each of records) book.add(place(each, begin))
    for (const each of foldedRecords) book.add(place(each, foldedBegin))
    begin = goOn(begin, end)
    foldedBegin = goOn(foldedBegin, foldedEnd)
  }
  return book.list()
}

function byIndex(one: PartResult, other: PartResult): number {
  return one.part.index - other.part.index
}

function place(record: LeakRecord, begin: Begin | undefined): LeakRecord {
  const { line, column } = record.position
  if (line === undefined || column === undefined) return record
  if (begin === undefined) return { ...record, position: {} }
  if (line > 1) return { ...record, position: { line: line + begin.line - 1, column } }
  return {
    ...record,
    position: { line: begin.line, column: column + begin.column - 1 },
    allowance: record.allowance ?? findAllowance(begin.lineBefore ?? '', record.ruleId),
  }
}

function goOn(begin: Begin | undefined, end: Begin | undefined): Begin | undefined {
  if (begin === undefined || end === undefined) return undefined
  if (end.line > 1) return { ...end, line: begin.line + end.line - 1 }
  return { ...begin, column: begin.column + end.column - 1 }
}
