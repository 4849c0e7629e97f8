/** Decides which sightings are one leak: the same secret, in the same file, in the same way. */
import type { LeakRecord } from './leak-record.ts'

export interface RecordBook {
  add(record: LeakRecord): void
  list(): readonly LeakRecord[]
  /** Sightings that came when it was full. */
  readonly omitted: number
}

/**
 * `addUp`: of two records of one leak, how often it stands there. Within one content they add up;
 * what is read again, in another version of the file or as another target, is the same once more.
 */
export function openRecordBook(
  addUp: (one: number, other: number) => number,
  recordsMax: number,
): RecordBook {
  const records = new Map<string, LeakRecord>()
  let omitted = 0
  return {
    add(record) {
      const name = nameOf(record)
      const known = records.get(name)
      if (known === undefined && records.size >= recordsMax) omitted += record.occurrences
      else records.set(name, known === undefined ? record : join(known, record, addUp))
    },
    list: () => dropEchoes([...records.values()]),
    get omitted() {
      return omitted
    },
  }
}

function nameOf({ ruleId, digest, place, seen, allowance }: LeakRecord): string {
  const way = seen === null ? null : [seen.part, seen.name, seen.host]
  return JSON.stringify([ruleId, digest, place.path, place.entries, way, allowance !== null])
}

function join(
  one: LeakRecord,
  other: LeakRecord,
  addUp: (one: number, other: number) => number,
): LeakRecord {
  const first = isFirst(other, one) ? other : one
  return {
    ...first,
    occurrences: addUp(one.occurrences, other.occurrences),
    seen: joinSeen(one.seen, other.seen),
  }
}

const NEVER = Number.POSITIVE_INFINITY

/** The first commit, or else the first line. */
function isFirst(one: LeakRecord, other: LeakRecord): boolean {
  const [turn, otherTurn] = [one.place.turn ?? NEVER, other.place.turn ?? NEVER]
  if (turn !== otherTurn) return turn < otherTurn
  const lines = (one.position.line ?? 0) - (other.position.line ?? 0)
  return (lines || (one.position.column ?? 0) - (other.position.column ?? 0)) < 0
}

function joinSeen(one: LeakRecord['seen'], other: LeakRecord['seen']): LeakRecord['seen'] {
  if (one === null || other === null) return one ?? other
  const starts = [one.firstSeen, other.firstSeen].filter((each) => each !== null).toSorted()
  const ends = [one.lastSeen, other.lastSeen].filter((each) => each !== null).toSorted()
  return { ...one, firstSeen: starts[0] ?? null, lastSeen: ends.at(-1) ?? null }
}

/**
 * A secret that a reader knew in its context is not told again as plain text of the same file, one
 * of a known format not again as a key of an unknown one, and one of a bundle not again as what
 * stands in the source map of that bundle.
 */
function dropEchoes(records: readonly LeakRecord[]): readonly LeakRecord[] {
  const mapped = new Set(
    records.flatMap(({ ruleId, digest, position }) =>
      position.original === undefined ? [] : [`${ruleId} ${digest} ${position.original.path}`],
    ),
  )
  const byPlace = Map.groupBy(records, ({ digest, place }) =>
    JSON.stringify([digest, place.path, place.entries]),
  )
  return [...byPlace.values()]
    .flatMap((same) =>
      same.filter((record) => !same.some((other) => other !== record && tellsMore(other, record))),
    )
    .filter(({ ruleId, digest, place }) => {
      return !mapped.has(`${ruleId} ${digest} ${place.entries.at(-1) ?? ''}`)
    })
}

function tellsMore(one: LeakRecord, other: LeakRecord): boolean {
  if (other.seen !== null) return false
  if (one.seen !== null && (one.ruleId === other.ruleId || other.isGeneric)) return true
  return other.isGeneric && !one.isGeneric
}
