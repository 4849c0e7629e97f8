/** Decides how much of a user agent is kept: it is the sender's choice, and may be long. */
import { limits } from '../../base/limits.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { redactKeys } from '../keys/redact-keys.ts'

const NAME = 'user-agent'

/** The first one of the header fields as they came over the wire; undefined when none was sent. */
export function readUserAgent(rawHeaders: readonly string[]): string | undefined {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const field = rawHeaders[index] as string
    if (field.length !== NAME.length || field.toLowerCase() !== NAME) continue
    return cutUserAgent(rawHeaders[index + 1] as string)
  }
  return undefined
}

/**
 * A key in it is masked before it is cut, or half a secret would be left; in a short one that is
 * done by whoever writes it down. What is cut is copied: a part of a text keeps all of it alive.
 */
export function cutUserAgent(text: string): string {
  const { usageUserAgentLengthMax } = limits
  if (text.length <= usageUserAgentLengthMax) return text
  const masked = redactKeys(text).slice(0, usageUserAgentLengthMax)
  return Buffer.from(masked, 'utf8').toString('utf8')
}

/** As it is written down: without keys, and with control characters as escapes. */
export function tellUserAgent(userAgent: string): string {
  return neutralise(redactKeys(userAgent)).slice(0, limits.usageUserAgentLengthMax)
}
