/** Decides what became of a record that was just sent: reads it again where the API shows it. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Caller, ScanContext } from '../scan-context.ts'
import { nameResource } from './name-resource.ts'
import { isJsonObject, walkJson } from './walk-json.ts'

export interface Created {
  readonly record: Readonly<Record<string, unknown>>
  readonly answer: Answer
}

/**
 * `marker` is a text that only this record holds; the record may also be known by its path. Places
 * that show none of `fields` say nothing about them, so that the next one is asked.
 */
export async function findCreated(
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
  sent: { readonly answer: Answer; readonly marker: string; readonly path: string },
  fields: readonly string[],
): Promise<Created | null> {
  let found: Created | null = null
  const places = listPlaces(operation, scan, sent)
  for (const { reader, path } of places.slice(0, limits.probeReadBacksMax)) {
    const changes = path === null ? { isFresh: true } : { path, isFresh: true }
    const answer = await scan.ask(reader, caller, changes)
    if (answer === null || scan.readAccess(answer).access !== 'open') continue
    const record = pickRecord(answer.json, sent.marker, path !== null)
    if (record === null) continue
    if (fields.some((name) => name in record)) return { record, answer }
    found ??= { record, answer }
  }
  return found
}

function listPlaces(
  operation: Operation,
  scan: ScanContext,
  sent: { readonly answer: Answer; readonly marker: string; readonly path: string },
): readonly { readonly reader: Operation; readonly path: string | null }[] {
  const readers = scan.operations.filter((each) => each.method === 'GET')
  const same = readers.find((each) => each.path === operation.path)
  if (operation.method !== 'POST') return same ? [{ reader: same, path: sent.path }] : []
  const places: { reader: Operation; path: string | null }[] = []
  const id = findIdentifier(sent.answer.json)
  const item = readers.find((each) => isItemOf(operation.path, each.path))
  if (item !== undefined && id !== null) {
    places.push({ reader: item, path: `${sent.path}/${encodeURIComponent(id)}` })
  }
  if (same !== undefined) places.push({ reader: same, path: null })
  const resource = nameResource(operation.path)
  for (const reader of readers) {
    if (nameResource(reader.path) !== resource || reader === same || reader === item) continue
    const names = reader.path.match(/\{[^{}]*\}/g) ?? []
    if (names.length === 0) places.push({ reader, path: null })
    const wanted = names[0]
    if (names.length === 1 && wanted !== undefined && /name|slug|login|email/i.test(wanted)) {
      const value = findMarked(sent.answer.request.body, sent.marker)
      if (value !== null) {
        places.push({ reader, path: reader.path.replace(wanted, encodeURIComponent(value)) })
      }
    }
  }
  return places
}

function isItemOf(collection: string, path: string): boolean {
  const rest = path.startsWith(`${collection}/`) ? path.slice(collection.length + 1) : ''
  return /^\{[^{}/]+\}$/.test(rest)
}

function findIdentifier(json: unknown): string | null {
  const field = walkJson(json).find(
    ({ name, value }) =>
      /^_?(?:id|uuid|guid)$|_id$/i.test(name) &&
      (typeof value === 'number' || (typeof value === 'string' && value !== '')),
  )
  return field === undefined ? null : String(field.value)
}

function findMarked(body: string | undefined, marker: string): string | null {
  if (body === undefined) return null
  const match = new RegExp(`"([^"\\\\]*${marker}[^"\\\\]*)"`).exec(body)
  return match?.[1] ?? null
}

function pickRecord(
  json: unknown,
  marker: string,
  isItem: boolean,
): Readonly<Record<string, unknown>> | null {
  const marked = walkJson(json).find(
    ({ value }) => typeof value === 'string' && value.includes(marker),
  )
  if (marked !== undefined && isJsonObject(marked.parent)) return marked.parent
  if (!isItem || !isJsonObject(json)) return null
  const inner = Object.values(json).filter(isJsonObject)
  const only = inner[0]
  return inner.length === 1 && only !== undefined && Object.keys(json).length <= 3 ? only : json
}
