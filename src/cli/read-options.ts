/** Decides which value an option has: what the command line says goes before the environment. */
import type { Environment } from './cli-context.ts'
import { type OptionSpec, toFlag, toVariable } from './option.ts'

/** Texts of the options that were given, by name; an empty list for a switch. */
export type GivenOptions = ReadonlyMap<string, readonly string[]>

export interface ReadOptions {
  readonly values: Readonly<Record<string, unknown>>
  /** Names of the options that stood on the command line itself. */
  readonly fromFlags: ReadonlySet<string>
}

/** Error `usage_error` naming the option or variable that is wrong. */
export function readOptions(
  specs: Readonly<Record<string, OptionSpec<unknown>>>,
  given: GivenOptions,
  environment: Environment,
): ReadOptions {
  const values: Record<string, unknown> = {}
  const fromFlags = new Set<string>()
  for (const [name, spec] of Object.entries(specs)) {
    const flags = given.get(name)
    if (flags !== undefined) {
      fromFlags.add(name)
      values[name] = spec.read(spec.placeholder === null ? ['1'] : flags, toFlag(name))
      continue
    }
    const variable = toVariable(name)
    const text = environment[variable]
    // `KEYWARD_X=` in a deployment file means "not set".
    if (text === undefined || text.trim() === '') continue
    const parts = spec.isList ? text.split(',').map((part) => part.trim()) : [text]
    values[name] = spec.read(
      parts.filter((part) => part !== ''),
      variable,
    )
  }
  return { values, fromFlags }
}
