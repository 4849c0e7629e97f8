/** Decides whether an answer holds something worth protecting: more than a nod and a greeting. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { isRecord } from './read-messages.ts'

/** Fields of health checks and acknowledgements; `message` alone is a greeting. */
const NODDING =
  /^(?:status|state|ok|success|healthy?|alive|live|ready|up|uptime\w*|message|msg|ping|pong)$/i
const ALSO_NODDING =
  /^(?:version|time|timestamp|date|now|service|app|application|environment|checks?|code|result)$/i

/** Of pages: they are there for an empty list, too. */
const COUNTING =
  /^(?:(?:page|total|count|limit|offset|size|per_?page|has_?more|next|previous)\w*)$/i

/** Only to be asked of answers that are no refusal and no unknown path. */
export function hasData(answer: Answer): boolean {
  if (answer.status < 200 || answer.status >= 300 || answer.status === 204) return false
  if (answer.json !== undefined) return isData(answer.json, 0)
  if (/html|javascript|css/.test(answer.contentType)) return false
  if (answer.contentType.includes('xml')) return /<[^<>?!/]{1,200}>[^<>\s]/.test(answer.text)
  if (answer.contentType.startsWith('text/') || answer.contentType === '') {
    return answer.text.trim().length >= limits.plainDataLengthMin
  }
  return answer.bodyBytes > 0
}

function isData(json: unknown, depth: number): boolean {
  if (depth > limits.jsonDepthMax || json === null || json === undefined) return false
  if (Array.isArray(json)) return json.some((each) => isItem(each, depth + 1))
  if (!isRecord(json)) return false
  return Object.entries(json).some(([name, value]) => {
    // What stands in a list, or below a name of its own, is data whatever it is called.
    if (depth === 0 && (NODDING.test(name) || ALSO_NODDING.test(name))) {
      if (name === 'result') return typeof value === 'object' && isData(value, depth + 1)
      return Array.isArray(value) && value.some(isRecord)
    }
    if (COUNTING.test(name)) return typeof value === 'object' && isData(value, depth + 1)
    return isItem(value, depth + 1)
  })
}

function isItem(value: unknown, depth: number): boolean {
  if (value === null || value === '' || typeof value === 'boolean') return false
  return typeof value === 'object' ? isData(value, depth) : true
}
