/** Says what a rule has in its hands: the target, what was answered so far, means to ask more. */
import type { Access } from '../scan-report.ts'
import type { GivenKey, KeyPlacement, ScanSettings } from '../scan-settings.ts'
import type { Answer, ProbeClient, ProbeRequest } from './client/exchange.ts'
import type { ApiDocument, Operation } from './operation.ts'

/** Who asks. A text is sent exactly as it is, where the target reads its keys. */
export type Caller = ProvenKey | { readonly text: string } | null

export interface ProvenKey extends GivenKey {
  readonly placement: KeyPlacement
}

/** A place of the target that is no operation of its API: the root, a page, a script, a file. */
export interface DiscoveredPage {
  readonly url: string
  readonly kind: 'html' | 'script' | 'source-map' | 'document' | 'other'
  readonly answer: Answer
  /** The page or answer whose link led here; null for a guess. */
  readonly linkedFrom: string | null
}

/** Changes to the request that an operation is asked with. */
export interface AskChanges {
  readonly method?: string
  /** A path in place of the operation's own, already escaped: `/v1/users/7`. */
  readonly path?: string
  /** Added to the query; null removes a parameter that would be sent. */
  readonly query?: Readonly<Record<string, string | null>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly isFresh?: boolean
  /** Where the caller's text goes; left out: where the target reads its keys. */
  readonly placement?: KeyPlacement
}

/** What the operation answers to each caller, and what that means; see oracle/. */
export interface Judgement {
  readonly operation: Operation
  readonly none: Judged
  readonly madeUp: Judged
  /** By name of the key. */
  readonly keys: ReadonlyMap<string, Judged>
  /** With any caller, it answered with data: there is something to protect. */
  readonly hasData: boolean
}

export interface Judged {
  readonly answer: Answer | null
  readonly access: Access
  /** Why, in a few words: `401`, `same answer as an unknown path`. */
  readonly because: string
}

export interface ScanContext {
  readonly settings: ScanSettings
  /** With the base path and without a slash at its end: `http://127.0.0.1:5000/shop`. */
  readonly baseUrl: string
  readonly origin: string
  /** It was named by a loopback address or `localhost`: nobody stands in between. */
  readonly isLoopback: boolean
  readonly isTls: boolean
  readonly client: ProbeClient
  readonly document: ApiDocument | null
  /** Every operation that may be asked, in a stable order. Skipped ones are not in it. */
  readonly operations: readonly Operation[]
  readonly pages: readonly DiscoveredPage[]
  /** Keys that were seen to open something. */
  readonly keys: readonly ProvenKey[]
  /** Given keys that opened nothing, for rules about their form. */
  readonly unprovenKeys: readonly GivenKey[]
  /** Where the target reads keys, as far as it is known or declared; a guess otherwise. */
  readonly placement: KeyPlacement
  /** A text of the same form as the given keys, never issued by anybody. */
  readonly madeUpKey: string
  /** Judged once, before the rules run. */
  judgementOf(operation: Operation): Judgement | undefined
  readonly judgements: readonly Judgement[]
  /**
   * Asks an operation as this caller, with its parameters filled in. Null when there is no answer
   * or it may not be asked. The caller's key only ever goes to the target's own origin.
   */
  ask(operation: Operation, caller: Caller, changes?: AskChanges): Promise<Answer | null>
  /** The request that `ask` would send, without the body's being sent. */
  requestFor(operation: Operation, caller: Caller, changes?: AskChanges): ProbeRequest
  /** Asks a path below the origin (`/.git/HEAD`), without a key. */
  fetchPath(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer | null>
  /** What an answer to `caller` means, compared with what is known of this target. */
  readAccess(answer: Answer | null): { readonly access: Access; readonly because: string }
  /** True when the answer is what this target says of any path that does not exist. */
  isNotFound(answer: Answer): boolean
  /** Evidence for a finding: every key and secret masked, shortened, harmless to show. */
  describe(answer: Answer): { readonly request: string; readonly response: string }
  /** Identifiers that this caller has been shown, by the name of the path parameter they fit. */
  identifiersSeen(caller: Caller, operation: Operation, parameter: string): readonly string[]
  /** Masks every given key and everything that looks like a secret. */
  mask(text: string): string
}
