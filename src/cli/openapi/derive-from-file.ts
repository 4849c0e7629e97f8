/** Decides how a command uses an OpenAPI file: routes, scopes, and a warning for each problem. */

import { dirname } from 'node:path'
import { parseSource } from '../../base/document/parse-source.ts'
import { limits } from '../../base/limits.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import type { CliContext } from '../cli-context.ts'
import { readInput } from '../files/read-input.ts'
import { type Derivation, deriveRoutes } from './derive-routes.ts'

/** More would hide what matters; the first ones show the pattern. */
const WARNINGS_MAX = 20

/** Null without a file. Errors: `file_not_readable`, `openapi_invalid`. */
export async function deriveFromFile(
  context: Pick<CliContext, 'warn'>,
  file: string | undefined,
  upstream: string | null | undefined,
): Promise<Derivation | null> {
  if (file === undefined) return null
  const text = await readInput(file, limits.openapiBytesMax)
  const source = parseSource(file, text, 'openapi_invalid')
  const isUrl = typeof upstream === 'string' && URL.canParse(upstream)
  const upstreamPath = isUrl ? new URL(upstream).pathname : ''
  const derivation = await deriveRoutes(source, dirname(file), upstreamPath)
  const { problems } = derivation
  for (const { at, message } of problems.slice(0, WARNINGS_MAX)) context.warn(`${at} ${message}`)
  const more = problems.length - WARNINGS_MAX
  if (more > 0) context.warn(`${file}: ${countNoun(more, 'more problem')} of the same kinds`)
  return derivation
}
