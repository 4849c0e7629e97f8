/** Decides what of a configuration is right, and what is wrong with the rest of it. */
import { isRecord } from '../../base/document/is-record.ts'
import { type Config, configSchema } from './config-schema.ts'
import { type ConfigIssue, describeIssue } from './describe-issue.ts'

export interface ParsedConfig {
  /** Without what is wrong. */
  readonly config: Config
  readonly issues: readonly ConfigIssue[]
}

type Path = readonly (string | number)[]

export function parseConfig(value: unknown): ParsedConfig {
  const first = parse(value)
  const { issues } = first
  let { config } = first
  let rest = value
  let wrong = issues
  // A field that is needed takes what it stands in along, so leaving out may need several rounds.
  while (config === undefined) {
    const whole = rest
    rest = wrong.reduce((kept, { path }) => without(kept, whatIsThere(whole, path)), whole)
    const next = parse(rest)
    config = next.config
    wrong = next.issues
  }
  return { config, issues }
}

function parse(value: unknown): { config: Config | undefined; issues: readonly ConfigIssue[] } {
  const result = configSchema.safeParse(value, { reportInput: true })
  if (result.success) return { config: result.data, issues: [] }
  return { config: undefined, issues: result.error.issues.flatMap(describeIssue) }
}

/** A list counts as a whole: with some of its entries gone the others would be told elsewhere. */
function whatIsThere(value: unknown, [name, ...rest]: Path): Path {
  if (name === undefined || !isRecord(value) || !Object.hasOwn(value, name)) return []
  return [name, ...whatIsThere(value[name], rest)]
}

/** Of what is nothing but wrong, nothing is left. */
function without(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return {}
  if (!isRecord(value) || !Object.hasOwn(value, name)) return value
  const { [name]: inner, ...others } = value
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) }
}
