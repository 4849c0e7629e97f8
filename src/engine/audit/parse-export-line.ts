/** Decides which bytes are a line of an export, before it is asked whether it is true. */
import { isRecord } from '../../base/document/is-record.ts'
import { formatCanonicalJson } from './format-canonical-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** A fault is told by a sentence; `{ fields }` has no member that is not as it was written. */
export type ParsedLine = { readonly fields: Fields } | { readonly fault: string }

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** One object in canonical JSON: there is no second way to write it, so no byte can be flipped. */
export function parseExportLine(bytes: Uint8Array): ParsedLine {
  let text: string
  let value: unknown
  try {
    text = DECODER.decode(bytes)
  } catch {
    return { fault: 'is not UTF-8' }
  }
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'is not JSON' }
  }
  if (!isRecord(value)) return { fault: 'is not a JSON object' }
  if (!isCanonical(value, text)) return { fault: 'is not canonical JSON (RFC 8785)' }
  return { fields: value }
}

/** What is nested so deeply that it cannot be walked was not written by us. */
function isCanonical(value: unknown, text: string): boolean {
  try {
    return formatCanonicalJson(value) === text
  } catch {
    return false
  }
}
