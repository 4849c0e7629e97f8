/** Decides which texts of a JSON answer speak to the caller, as against being data. */
import { limits } from '../../../base/limits.ts'

const SPEAKING =
  /^(?:err|errors?|error_?(?:code|message|description)|messages?|msg|details?|hint)$/i
const ALSO_SPEAKING =
  /^(?:title|reason|description|fault|faultstring|code|status|status_?text|type|info|exception)$/i

/** Bounded; empty for lists of things and for objects that are too rich to be a message. */
export function readMessages(json: unknown): readonly string[] {
  if (typeof json === 'string') return [json.slice(0, limits.refusalLengthMax)]
  if (!isRecord(json) || isRich(json)) return []
  const found: string[] = []
  const visit = (value: unknown, isSpoken: boolean, depth: number) => {
    if (depth > 4 || found.length >= limits.messagesReadMax) return
    if (typeof value === 'string') {
      if (isSpoken && value.length <= limits.refusalLengthMax) found.push(value)
    } else if (Array.isArray(value)) {
      for (const each of value.slice(0, 5)) visit(each, isSpoken, depth + 1)
    } else if (isRecord(value)) {
      for (const [name, each] of Object.entries(value)) {
        visit(each, isSpeaking(name), depth + 1)
      }
    }
  }
  visit(json, false, 0)
  return found
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSpeaking(name: string): boolean {
  return SPEAKING.test(name) || ALSO_SPEAKING.test(name)
}

/** A message has few fields, and the list in it, if there is one, is one of errors. */
function isRich(json: Readonly<Record<string, unknown>>): boolean {
  const entries = Object.entries(json)
  if (entries.length > 12) return true
  return entries.some(([name, value]) => {
    if (isSpeaking(name)) return false
    if (Array.isArray(value)) return value.some(isRecord)
    return isRecord(value) && Object.keys(value).length > 6
  })
}
