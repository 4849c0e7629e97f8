/** Says what a scan has learnt so far; it grows from stage to stage, and outlives a stop. */
import type { GivenKey, KeyPlacement } from '../../scan-settings.ts'
import type { ApiDocument, Operation } from '../operation.ts'
import { KnownRefusals } from '../oracle/known-refusals.ts'
import type { NotFoundProfile } from '../oracle/learn-not-found.ts'
import type { DiscoveredPage, Judgement, ProvenKey } from '../scan-context.ts'
import { IdentifierBook } from './identifier-book.ts'

export interface ScanKnowledge {
  document: ApiDocument | null
  documentProblems: ApiDocument['problems']
  /** What answered at first is refused with this status now; null while it is not. */
  shutOutWith: number | null
  operations: readonly Operation[]
  pages: readonly DiscoveredPage[]
  notFound: NotFoundProfile
  keys: readonly ProvenKey[]
  unprovenKeys: readonly GivenKey[]
  placement: KeyPlacement
  madeUpKey: string
  readonly judgements: Map<Operation, Judgement>
  readonly book: IdentifierBook
  readonly refusals: KnownRefusals
  /** Identifiers with which strangers are asked, so that their answers compare with a key's. */
  readonly shown: Map<Operation, Readonly<Record<string, string>>>
}

export function beginKnowledge(placement: KeyPlacement, madeUpKey: string): ScanKnowledge {
  return {
    document: null,
    documentProblems: [],
    shutOutWith: null,
    operations: [],
    pages: [],
    notFound: { samples: [] },
    keys: [],
    unprovenKeys: [],
    placement,
    madeUpKey,
    judgements: new Map(),
    book: new IdentifierBook(),
    refusals: new KnownRefusals(),
    shown: new Map(),
  }
}
