/** Decides where a text holds secrets, and of which format, also where they are encoded. */
import { limits } from '../../base/limits.ts'
import { decodeEscapes } from './decode-escapes.ts'
import { decodeRun } from './decode-run.ts'
import { dropOverlaps } from './drop-overlaps.ts'
import { findRuns } from './find-runs.ts'
import type { FoundSecret } from './found-secret.ts'
import { matchFormat, type PlacedSecret } from './match-format.ts'
import {
  getSearchPlan,
  type SearchPlan,
  START_LENGTH_MAX,
  START_LENGTH_MIN,
} from './search-plan.ts'
import { searchWindows } from './search-windows.ts'

export interface SearchOptions {
  /** Not text: what is known by its name and look alone is not looked for. */
  readonly isBinary?: boolean
  /** The text is a piece of a longer one, which goes on to the left. */
  readonly isCut?: boolean
}

/** A secret within an encoded text within an encoded text is found, and no deeper. */
const DEPTH_MAX = 2

/** In the order of the text; no two overlap. */
export function findInText(
  text: string,
): readonly (FoundSecret & { readonly index: number; readonly length: number })[] {
  return searchText(text, Buffer.from(text, 'latin1'), {})
}

/** `bytes` are the characters of the text, cut to eight bits. */
export function searchText(
  text: string,
  bytes: Uint8Array,
  options: SearchOptions,
): readonly PlacedSecret[] {
  return dropOverlaps(searchLayer(text, bytes, options, 0))
}

function searchLayer(
  text: string,
  bytes: Uint8Array,
  { isBinary, isCut }: SearchOptions,
  depth: number,
): PlacedSecret[] {
  const plan = getSearchPlan()
  const found: PlacedSecret[] = []
  const take = (each: PlacedSecret): void => {
    // Its own format has looked at it and knows better.
    if (!each.isGeneric || !hasKnownStart(plan, each.secret)) found.push(each)
  }
  searchWindows(plan, bytes, (owner, from, to) => {
    const known = plan.formats[owner]
    if (known === undefined) {
      if (depth < DEPTH_MAX) searchEscaped(text, from, to, depth, take)
    } else if (isBinary !== true || known.format.isGeneric !== true) {
      matchFormat(known, text, from, to, take)
    }
  })
  findRuns(bytes, (from, to) => {
    searchRun(plan, text, from, to, take)
    if (depth < DEPTH_MAX) searchEncoded(bytes, from, to, isCut === true && from === 0, depth, take)
  })
  return found
}

/** Begins as the secrets of a provider do. */
function hasKnownStart({ starts }: SearchPlan, secret: string): boolean {
  const lower = secret.slice(0, START_LENGTH_MAX).toLowerCase()
  for (let length = START_LENGTH_MIN; length <= lower.length; length++) {
    if (starts.has(lower.slice(0, length))) return true
  }
  return false
}

function searchRun(
  { runFormats }: SearchPlan,
  text: string,
  from: number,
  to: number,
  take: (found: PlacedSecret) => void,
): void {
  for (const known of runFormats) {
    const { runLength = 0, reach = limits.secretReach } = known.format
    if (to - from < runLength) continue
    matchFormat(known, text, Math.max(0, from - 1), Math.min(text.length, to + reach + 1), take)
  }
}

function searchEncoded(
  bytes: Uint8Array,
  from: number,
  to: number,
  isCut: boolean,
  depth: number,
  take: (found: PlacedSecret) => void,
): void {
  const run = decodeRun(bytes, from, to, isCut)
  if (run === undefined) return
  const { text, group, bytesOfGroup, start } = run
  const placeOf = (index: number) => from + start + Math.floor(index / bytesOfGroup) * group
  for (const each of searchLayer(text, Buffer.from(text, 'latin1'), {}, depth + 1)) {
    const index = placeOf(each.index)
    const end = Math.min(to, placeOf(each.index + each.length + bytesOfGroup - 1))
    take({ ...each, index, length: end - index, isDecoded: true })
  }
}

function searchEscaped(
  text: string,
  from: number,
  to: number,
  depth: number,
  take: (found: PlacedSecret) => void,
): void {
  const decoded = decodeEscapes(text.slice(from, to))
  if (decoded === undefined) return
  const { text: plain, starts } = decoded
  for (const each of searchLayer(plain, Buffer.from(plain, 'latin1'), {}, depth + 1)) {
    const last = each.index + each.length
    // What the stretch cuts may be the rest of something else.
    const isCut = (each.index === 0 && from > 0) || (last === plain.length && to < text.length)
    if (isCut) continue
    const index = from + (starts?.[each.index] ?? each.index)
    const end = from + (starts?.[last] ?? last)
    take({ ...each, index, length: end - index, isDecoded: true })
  }
}
