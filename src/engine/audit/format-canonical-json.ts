/** Decides the one way in which a value is written as JSON, so that its hash means something. */
import { assert } from '../../base/assert.ts'
import { isRecord } from '../../base/document/is-record.ts'
import { limits } from '../../base/limits.ts'

/**
 * JSON by RFC 8785: members by UTF-16 code units, no blanks, numbers and escapes as ECMAScript
 * writes them. The RFC forbids lone surrogates; each becomes U+FFFD, as it does in a database.
 * Members that are undefined are left out, as `JSON.stringify` does.
 */
export function formatCanonicalJson(value: unknown): string {
  return format(value, 0)
}

/** What is too deep is so wherever it is written: it never depends on how much stack is left. */
function format(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'JSON has no infinite numbers')
    return JSON.stringify(value)
  }
  assert(depth < limits.auditDepthMax, 'nothing of ours is nested so deeply')
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${format(item, depth + 1)}`
    return `[${text}]`
  }
  assert(isRecord(value), `JSON has no ${typeof value}`)
  let previous: string | undefined
  for (const [name, own] of sortNames(value)) {
    const member = value[own]
    // Two names that differ in lone surrogates only have become one: the first stays.
    if (member === undefined || name === previous) continue
    previous = name
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${format(member, depth + 1)}`
  }
  return `{${text}}`
}

/** Each as it is written, and as it is in the record. */
function sortNames(value: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  const names = Object.keys(value).map((own) => [own.toWellFormed(), own] as const)
  return names.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
}
