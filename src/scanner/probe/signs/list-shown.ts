/** Decides what the target has shown to whom: operations and pages, in a stable order. */
import type { OperationRef } from '../../finding.ts'
import type { Answer } from '../client/exchange.ts'
import type { Caller, DiscoveredPage, ScanContext } from '../scan-context.ts'

export interface Shown {
  readonly answer: Answer
  /** Where, for a finding. */
  readonly operation: OperationRef
  /** Null for a page that is no operation. */
  readonly page: DiscoveredPage | null
  /** `key`: with a proven key. Null: made-up keys and none at all, so anybody. */
  readonly caller: Caller
  /** In words: `without a key`, `with the key ci`. */
  readonly asked: string
}

/** To strangers first: whatever anybody sees is graver than what only callers see. */
export function listShown(scan: ScanContext): readonly Shown[] {
  const strangers: Shown[] = []
  const callers: Shown[] = []
  for (const { operation, none, madeUp, keys } of scan.judgements) {
    const place = { operation, page: null }
    if (none.answer !== null) {
      strangers.push({ ...place, answer: none.answer, caller: null, asked: 'without a key' })
    }
    if (madeUp.answer !== null) {
      const asked = 'with a made-up key'
      strangers.push({ ...place, answer: madeUp.answer, caller: null, asked })
    }
    for (const key of scan.keys) {
      const answer = keys.get(key.name)?.answer
      if (answer == null) continue
      callers.push({ ...place, answer, caller: key, asked: `with the key ${key.name}` })
    }
  }
  const pages = scan.pages.map((page): Shown => {
    const { pathname } = new URL(page.url)
    const operation = { method: 'GET', path: pathname.slice(0, 300) }
    return { answer: page.answer, operation, page, caller: null, asked: 'without a key' }
  })
  return [...strangers, ...pages, ...callers]
}

/** Descriptions of the API are full of examples. */
export function isDescription({ answer, page }: Shown): boolean {
  if (page?.kind === 'document') return true
  const { json } = answer
  if (typeof json !== 'object' || json === null) return /^\s*(?:openapi|swagger):/.test(answer.text)
  return 'openapi' in json || 'swagger' in json || 'asyncapi' in json || '__schema' in json
}
