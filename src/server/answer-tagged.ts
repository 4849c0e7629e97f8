/** Answers what anybody may keep for a while, with a tag by which it need not be sent again. */
import { hash } from 'node:crypto'
import { limits } from '../base/limits.ts'
import type { AdminRequest } from './admin-request.ts'
import { type Answer, answerText } from './endpoint.ts'
import { joinField } from './join-field.ts'

export const NOT_MODIFIED = { description: 'It is still the one that If-None-Match names.' }

export const TAGGED_HEADERS = {
  ETag: 'For If-None-Match.',
  'Cache-Control': 'How long it may be kept.',
}

export function answerTagged(
  { rawHeaders }: AdminRequest,
  contentType: string,
  text: string,
): Answer {
  const etag = `"${hash('sha256', text, 'base64url')}"`
  const headers = { etag, 'cache-control': `public, max-age=${limits.jwksMaxAgeSeconds}` }
  const asked = joinField(rawHeaders, 'if-none-match') ?? ''
  if (isKnown(asked, etag)) return { status: 304, body: null, headers, target: null }
  return answerText(contentType, text, headers)
}

/** RFC 9110 §13.1.2: a list of tags, weak ones too, or `*`. */
function isKnown(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === etag || each === '*')
}
