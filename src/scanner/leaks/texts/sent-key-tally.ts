/** Decides how many sightings of keys become one: the same key, in the same way, to one host. */
import { limits } from '../../../base/limits.ts'
import { neutralise } from '../../../base/text/neutralise.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place, Position } from '../place.ts'
import type { SentKey } from './find-sent-keys.ts'

export interface Circumstances {
  /** Whose API the key opens. */
  readonly host: string | null
  /** Milliseconds since 1970, UTC. */
  readonly timeMs: number | undefined
  readonly place: Place
  readonly position?: Position
}

interface Tallied extends SentKey {
  readonly first: Circumstances
  readonly host: string | null
  count: number
  firstMs: number | undefined
  lastMs: number | undefined
}

export class SentKeyTally {
  readonly #tallied = new Map<string, Tallied>()
  #dropped = 0

  add(sent: SentKey, at: Circumstances): void {
    const { found, part, name } = sent
    const host = at.host === null ? null : neutralise(at.host.slice(0, NAME_LENGTH).toLowerCase())
    const key = [found.ruleId, part, name, host, found.secret].join('\n')
    const known = this.#tallied.get(key)
    if (known !== undefined) {
      known.count++
      known.firstMs = earliest(known.firstMs, at.timeMs)
      known.lastMs = latest(known.lastMs, at.timeMs)
    } else if (this.#tallied.size < limits.sentKeysMax) {
      const { timeMs } = at
      const tallied = { ...sent, first: at, host, count: 1, firstMs: timeMs, lastMs: timeMs }
      this.#tallied.set(key, tallied)
    } else {
      this.#dropped++
    }
  }

  /** Hands over all of them, in the order in which they were first seen. */
  report(place: Place, sink: LeakSink): void {
    for (const {
      found,
      part,
      name,
      host,
      first,
      count,
      firstMs,
      lastMs,
    } of this.#tallied.values()) {
      const seen = {
        part,
        name: name === null ? null : neutralise(name.slice(0, NAME_LENGTH)),
        host,
        firstSeen: formatTime(firstMs),
        lastSeen: formatTime(lastMs),
      }
      sink.secret(first.place, found, first.position, seen, count)
    }
    if (this.#dropped > 0) {
      const told = `${limits.sentKeysMax} different keys are told apart`
      sink.skip(place, `${told}; where ${this.#dropped} further sightings were is not told`)
    }
    this.#tallied.clear()
  }
}

const NAME_LENGTH = 200

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}

/** RFC 3339, UTC; null for what is no time that it can tell. */
function formatTime(timeMs: number | undefined): string | null {
  if (timeMs === undefined || !(timeMs > 0 && timeMs <= limits.timeMsMax)) return null
  return new Date(timeMs).toISOString()
}
