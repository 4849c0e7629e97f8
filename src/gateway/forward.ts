/** Decides what a caller has to say about an exchange that is relayed. */
import type { ServerResponse } from 'node:http'
import type { Asked, OpenExchanges } from './open-exchanges.ts'
import type { RelayFailure } from './relay-outcome.ts'

/** Header fields as `[name, value, name, value, …]`: one flat list costs no object per field. */
export type FlatFields = readonly string[]

export interface Forward {
  /** Path and raw query as judged, sent byte for byte behind the base path of the upstream. */
  readonly path: string
  /** Set upstream, after the client's own fields of these names are gone. */
  readonly headers: FlatFields
  /** Names in lower case with `-`: the fields that carried the credential. */
  readonly stripHeaders: readonly string[]
  /** Set on the answer, in place of the upstream's own fields of these names. */
  readonly responseHeaders: FlatFields
  /** True when the upstream is to see the client's `Host`; otherwise it sees its own. */
  readonly preserveHost?: boolean
  /** The body, when it was taken in already; absent or null: it is still to come, if any. */
  readonly body?: Buffer | null
  /** Answers for the gateway itself; called at most once, when nothing was sent yet. */
  sendProblem(res: ServerResponse, code: RelayFailure): void
  /** By whose right it goes on: it ends when that is no longer live. */
  readonly holder?: unknown
  /** What it is judged by again when something changes that it depends on. */
  readonly asked?: Asked
  readonly exchanges?: OpenExchanges
}
