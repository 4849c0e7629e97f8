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
  for (const name of listNames(value)) {
    const member = value[name]
    if (member === undefined) continue
    const written = JSON.stringify(name.toWellFormed())
    text += `${text === '' ? '' : ','}${written}:${format(member, depth + 1)}`
  }
  return `{${text}}`
}

/** In the order in which they are written: by UTF-16 code units, as `sort` does by itself. */
function listNames(value: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(value)
  if (names.every((name) => name.isWellFormed())) return names.sort()
  // Of names that differ in lone surrogates only, and so become one, the first stays.
  const first = new Map<string, string>()
  for (const name of names) {
    const written = name.toWellFormed()
    if (value[name] !== undefined && !first.has(written)) first.set(written, name)
  }
  return [...first.keys()].sort().map((written) => first.get(written) ?? written)
}
