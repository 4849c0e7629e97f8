/** Decides what one answer means for whoever asked, given what the target says of unknown paths. */
import type { Access } from '../../scan-report.ts'
import type { Answer } from '../client/exchange.ts'
import { hasData } from './has-data.ts'
import { findRefusal, isErrorObject } from './is-refusal.ts'
import { isLikeNotFound, type NotFoundProfile } from './learn-not-found.ts'
import { isRecord, readMessages } from './read-messages.ts'

export interface AccessReading {
  readonly access: Access
  readonly because: string
}

const NOT_FOUND =
  /\bnot[ _-]?found\b|\bno such\b|\bdoes ?n[o']t exist\b|\bunknown (?:path|route|endpoint|url)\b/i

export function readAccess(answer: Answer | null, profile: NotFoundProfile): AccessReading {
  if (answer === null) return { access: 'untested', because: 'no answer' }
  const { status } = answer
  const isWaiting = status === 503 && answer.headers.get('retry-after') !== null
  if (status === 429 || isWaiting) return { access: 'limited', because: String(status) }
  if (status === 405 || status === 501) return { access: 'absent', because: String(status) }
  if (status < 400 && saysNotFound(answer)) {
    return { access: 'absent', because: `${status} that says it was not found` }
  }
  const refusal = findRefusal(answer)
  if (refusal !== null) return { access: 'refused', because: refusal }
  if (status === 404 || status === 410) return { access: 'absent', because: String(status) }
  if (isLikeNotFound(profile, answer)) {
    return { access: 'absent', because: 'the same answer as for an unknown path' }
  }
  if (status >= 500) return { access: 'failed', because: String(status) }
  if (status >= 400) return { access: 'unclear', because: `${status} about the request` }
  if (status >= 300) return { access: 'unclear', because: `${status}, a redirect` }
  return readSuccess(answer)
}

function readSuccess(answer: Answer): AccessReading {
  const { status } = answer
  if (isRecord(answer.json) && isErrorObject(answer.json)) {
    return { access: 'unclear', because: `${status} with an error about the request` }
  }
  if (answer.request.method !== 'HEAD' && answer.bodyBytes === 0) {
    return { access: 'unclear', because: `${status} without a body` }
  }
  const what = hasData(answer) ? 'with data' : 'without data'
  return { access: 'open', because: `${status} ${what}` }
}

function saysNotFound(answer: Answer): boolean {
  if (!isRecord(answer.json) || !isErrorObject(answer.json)) return false
  return readMessages(answer.json).some((each) => NOT_FOUND.test(each))
}
