/** Decides which findings a baseline knows: an earlier report in JSON, or a list of our own. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { OperationRef } from '../finding.ts'

export interface BaselineEntry {
  readonly fingerprint: string
  readonly ruleId: string | null
  readonly title: string | null
  readonly operation: OperationRef | null
  /** Of a file; null where the finding is of an operation, or the target as a whole. */
  readonly path: string | null
  /** Why it is accepted, where somebody wrote that down. */
  readonly reason: string | null
}

/** By fingerprint, in the order of the file. */
export type Baseline = ReadonlyMap<string, BaselineEntry>

/** Error `baseline_invalid`; `name` is the file's, for the message. */
export function parseBaseline(name: string, text: string): Baseline {
  const document = parse(name, text)
  if (!isObject(document)) refuse(name, 'is not a JSON object')
  const { findings, baseline } = document as Record<string, unknown>
  if (!Array.isArray(findings)) refuse(name, 'has no list "findings"')
  // A report that was itself made against a baseline lists only what was new then.
  const carried = isObject(baseline) ? [baseline['known'], baseline['untested']] : []
  const entries = new Map<string, BaselineEntry>()
  for (const list of [findings, ...carried]) {
    if (!Array.isArray(list)) continue
    for (const [index, each] of list.entries()) {
      const entry = readEntry(name, index, each)
      if (!entries.has(entry.fingerprint)) entries.set(entry.fingerprint, entry)
      if (entries.size > limits.baselineFindingsMax) {
        refuse(name, `knows more than ${limits.baselineFindingsMax} findings`)
      }
    }
  }
  return entries
}

function readEntry(name: string, index: number, given: unknown): BaselineEntry {
  const fields = isObject(given) ? given : {}
  const fingerprint = readText(fields['fingerprint'])
  if (fingerprint === null) refuse(name, `finding ${index + 1} has no text "fingerprint"`)
  return {
    fingerprint,
    ruleId: readText(fields['ruleId']),
    title: readText(fields['title']),
    operation: readOperation(fields['operation']),
    path: isObject(fields['location']) ? readText(fields['location']['path']) : null,
    reason: readText(fields['reason']),
  }
}

function readOperation(given: unknown): OperationRef | null {
  if (!isObject(given)) return null
  const method = readText(given['method'])
  const path = readText(given['path'])
  return method === null || path === null ? null : { method, path }
}

function readText(given: unknown): string | null {
  return typeof given === 'string' && given !== '' ? given : null
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse(name, 'is not JSON')
  }
}

function refuse(name: string, why: string): never {
  throw new KeywardError('baseline_invalid', { detail: `${name} ${why}.` })
}
