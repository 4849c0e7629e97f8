/** Decides what a query string says: each parameter once, no unknown ones. */
import type { ZodType, z } from 'zod'
import { KeywardError } from '../base/errors.ts'
import { parseInput } from './parse-input.ts'

/** Error `invalid_request`: which of two equal parameters counts, servers do not agree on. */
export function readQuery<Q extends ZodType>(schema: Q, query: string): z.output<Q> {
  const values: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    if (Object.hasOwn(values, name)) {
      throw new KeywardError('invalid_request', { detail: 'A query parameter was sent twice.' })
    }
    Object.defineProperty(values, name, { value, enumerable: true })
  }
  return parseInput(schema, values, '/query')
}
