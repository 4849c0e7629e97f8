/** Decides what a cursor is: the place of the last row shown, so that paging never counts rows. */
import { assert } from '../base/assert.ts'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import type { PageRequest } from '../engine/storage.ts'

/** Where a key stands in the list, newest first. */
export interface KeyPosition {
  readonly createdAtMs: number
  readonly id: string
}

export function formatKeyCursor({ createdAtMs, id }: KeyPosition): string {
  return encode([createdAtMs, id])
}

/** Error `invalid_request` for anything that `formatKeyCursor` did not write. */
export function parseKeyCursor(cursor: string | null): KeyPosition | null {
  if (cursor === null) return null
  const [createdAtMs, id, ...rest] = decode(cursor)
  const isWhole = Number.isSafeInteger(createdAtMs) && typeof id === 'string' && rest.length === 0
  if (!isWhole) throw malformed()
  return { createdAtMs: createdAtMs as number, id }
}

/** For lists in the order of an id or a name. */
export function formatTextCursor(text: string): string {
  return encode([text])
}

export function parseTextCursor(cursor: string | null): string | null {
  if (cursor === null) return null
  const [text, ...rest] = decode(cursor)
  if (typeof text !== 'string' || rest.length !== 0) throw malformed()
  return text
}

/** For lists in the order of a number that is given once. */
export function formatNumberCursor(number: number): string {
  return encode([number])
}

export function parseNumberCursor(cursor: string | null): number | null {
  if (cursor === null) return null
  const [number, ...rest] = decode(cursor)
  if (!Number.isSafeInteger(number) || rest.length !== 0) throw malformed()
  return number as number
}

export function assertPage({ size }: PageRequest): void {
  const isFine = Number.isInteger(size) && size >= 1 && size <= limits.pageSizeMax
  assert(isFine, 'a page has 1 to limits.pageSizeMax items')
}

function encode(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Only the one spelling that `encode` gives is accepted: a cursor has no variants. */
function decode(cursor: string): unknown[] {
  let place: unknown
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw malformed()
  }
  if (!Array.isArray(place) || encode(place) !== cursor) throw malformed()
  return place
}

function malformed(): KeywardError {
  const detail = 'The cursor is not one that a list answered; begin again without it.'
  return new KeywardError('invalid_request', {
    detail,
    errors: [{ at: '/cursor', message: 'is not a cursor' }],
  })
}
