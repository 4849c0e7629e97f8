/** Decides which bytes are a JSON body: UTF-8, well-formed, not absurdly deep, no trick names. */
import { isUtf8 } from 'node:buffer'
import { findJsonError } from '../base/document/find-json-error.ts'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'

/** `application/json`, with nothing but UTF-8 said about the encoding (RFC 8259 §8.1). */
const JSON_MEDIA_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset[ \t]*=[ \t]*"?utf-8"?[ \t]*)?$/i

export function isJsonMediaType(contentType: string): boolean {
  return contentType === 'application/json' || JSON_MEDIA_TYPE.test(contentType)
}

/**
 * Errors: `invalid_request` with line and column, never with what stands there: a body may hold
 * key texts, and JavaScript's own message quotes it.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) {
    throw new KeywardError('invalid_request', { detail: 'The body is not valid UTF-8.' })
  }
  const text = bytes.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new KeywardError('invalid_request', { detail: describeError(text) })
  }
}

function describeError(text: string): string {
  const offset = findJsonError(text) ?? text.length
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return `The body is not valid JSON: see line ${line}, column ${column}.`
}

/**
 * Refuses what survives JSON but not the code that walks it: nesting that would exhaust the
 * stack, a member called `__proto__`, and 1e400, which JavaScript reads as infinite. Walks with a
 * list of its own, so depth costs nothing.
 */
export function checkJsonShape(value: unknown): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.jsonDepthMax) {
      const detail = `The body is nested more than ${limits.jsonDepthMax} levels deep.`
      throw new KeywardError('invalid_request', { detail })
    }
    const next: unknown[] = []
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue
      if (Object.hasOwn(each, '__proto__')) {
        throw new KeywardError('invalid_request', { detail: 'No member may be called __proto__.' })
      }
      for (const member of Object.values(each)) {
        if (typeof member === 'object' && member !== null) next.push(member)
        if (member === Infinity || member === -Infinity) throw createTooLarge()
      }
    }
    level = next
  }
}

function createTooLarge(): KeywardError {
  const detail = `A number is larger than ${Number.MAX_VALUE}, the largest that is read.`
  return new KeywardError('invalid_request', { detail })
}
