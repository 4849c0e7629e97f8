/** Decides which environment variables are told as mistyped: nearly ours, but not ours. */
import type { CliContext } from './cli-context.ts'
import type { CommandShape } from './command.ts'
import { toVariable } from './option.ts'
import { findNearest } from './text/find-nearest.ts'

/** Not those of options. */
const OTHERS = ['KEYWARD_API_KEY', 'KEYWARD_KEY_SECRET', 'KEYWARD_JSON', 'KEYWARD_DEBUG']

/**
 * Others may begin with KEYWARD_ for reasons of their own (container platforms make such for a
 * service of that name), so only what is nearly one of ours is told.
 */
export function warnOfVariables(
  { environment, warn }: CliContext,
  commands: readonly CommandShape[],
): void {
  const options = commands.flatMap((command) => Object.keys(command.options))
  const known = new Set([...OTHERS, ...options.map(toVariable)])
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('KEYWARD_') || known.has(name)) continue
    const nearest = findNearest(name, known)
    if (nearest !== undefined) warn(`${name} is not known; did you mean ${nearest}?`)
  }
}
