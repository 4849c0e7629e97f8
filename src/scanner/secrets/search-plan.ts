/** Decides what is looked for in one pass: the keywords of all formats, and signs of escapes. */
import { limits } from '../../base/limits.ts'
import { buildAutomaton, type KeywordAutomaton } from './build-automaton.ts'
import { ESCAPE_SIGNS } from './decode-escapes.ts'
import { secretProviders } from './formats.ts'
import type { SecretFormat } from './secret-format.ts'

export interface KnownFormat {
  readonly provider: string
  readonly format: SecretFormat
}

export interface SearchPlan {
  /** The owners of keywords, but for the last owner, which is the escapes. */
  readonly formats: readonly KnownFormat[]
  /** Tried on long runs of letters and digits as well. */
  readonly runFormats: readonly KnownFormat[]
  readonly automaton: KeywordAutomaton
  /** How secrets of known providers begin, lower case: `ghp_`, `sk-`. */
  readonly starts: ReadonlySet<string>
  /** By owner: how far round a keyword a match may reach. */
  readonly reaches: Int32Array
}

export const START_LENGTH_MIN = 4
export const START_LENGTH_MAX = 16

let plan: SearchPlan | undefined

/** Built when the first text is searched: who searches none pays nothing. */
export function getSearchPlan(): SearchPlan {
  plan ??= buildPlan()
  return plan
}

function buildPlan(): SearchPlan {
  const formats = secretProviders.flatMap((provider) =>
    provider.formats.map((format) => ({ provider: provider.name, format })),
  )
  return {
    formats,
    runFormats: formats.filter(({ format }) => format.runLength !== undefined),
    starts: new Set(formats.flatMap(listStarts)),
    automaton: buildAutomaton([...formats.map(({ format }) => format.keywords), ESCAPE_SIGNS]),
    reaches: Int32Array.from([
      ...formats.map(({ format }) => format.reach ?? limits.secretReach),
      limits.secretReach,
    ]),
  }
}

/** What anybody may call a key. */
const COMMON_START = /^(?:api|auth|key|live|mob|prod|sdk|test|token|user)[_.-]$/

/** A sign ends them, and the pattern has them at its front: other keywords are names. */
function listStarts({ format }: KnownFormat): readonly string[] {
  if (format.isGeneric === true) return []
  const source = format.pattern.source.replace(/^\(\?<![^)]{1,40}\)/, '').replaceAll('\\', '')
  return format.keywords.filter(
    (word) =>
      word.length >= START_LENGTH_MIN &&
      word.length <= START_LENGTH_MAX &&
      /^[a-z0-9_.-]{2,15}[_.-]$/.test(word) &&
      !COMMON_START.test(word) &&
      source.toLowerCase().startsWith(word),
  )
}
