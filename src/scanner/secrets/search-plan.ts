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
  /** By owner: how far round a keyword a match may reach. */
  readonly reaches: Int32Array
}

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
    automaton: buildAutomaton([...formats.map(({ format }) => format.keywords), ESCAPE_SIGNS]),
    reaches: Int32Array.from([
      ...formats.map(({ format }) => format.reach ?? limits.secretReach),
      limits.secretReach,
    ]),
  }
}
