/** Decides when two creates are the same: equal Idempotency-Key, equal JSON in any order. */
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import type { IdempotencyClaim } from '../engine/idempotency.ts'

/** Error `invalid_request`. Null when the field was not sent. */
export function readIdempotencyClaim(
  operation: string,
  idempotencyKey: string | undefined,
  body: unknown,
): IdempotencyClaim | null {
  if (idempotencyKey === undefined) return null
  const max = limits.idempotencyKeyLengthMax
  const isFine = /^[\x21-\x7e]+$/.test(idempotencyKey) && idempotencyKey.length <= max
  if (!isFine) {
    throw new KeywardError('invalid_request', {
      detail: `The Idempotency-Key must be 1 to ${max} printable ASCII characters, sent once.`,
    })
  }
  return { operation, idempotencyKey, body: toCanonicalJson(body) }
}

/** Members in the order of their names; `checkJsonShape` has bounded the depth. */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  const texts = members.map(([name, each]) => `${JSON.stringify(name)}:${toCanonicalJson(each)}`)
  return `{${texts.join(',')}}`
}
