/** Decides which keys stand in an environment variable: what lies between its commas. */
import { KeywardError } from '../../base/errors.ts'
import type { Environment } from '../cli-context.ts'
import type { SourceRow } from './import-source.ts'

/** What any of those keys may do today. */
const EVERYTHING = '*:*'

/** An empty part is a row too, to be pointed out. Error `usage_error` when it is not set. */
export function readEnvKeys(name: string, environment: Environment): SourceRow[] {
  const text = environment[name]
  if (text === undefined) {
    // The text of the option is not repeated: somebody may have given the keys themselves.
    const told = /^[A-Z][A-Z0-9_]{0,63}$/.test(name) ? `${name} is` : 'that variable is'
    throw new KeywardError('usage_error', {
      detail: `--import-env takes the name of a variable, and ${told} not set`,
    })
  }
  return text.split(',').map((part, index) => ({
    row: { key: part.trim(), name: `${name} ${index + 1}`, scopes: [EVERYTHING] },
    place: `${name} ${index + 1}`,
  }))
}
