/** Says what authorising an admin needs to know of a request, on the wire or in process. */

export interface AdminRequest {
  /** Name and value in turn, as they came: a parsed header object drops what was sent twice. */
  readonly rawHeaders: readonly string[]
  readonly method: string
  /** Without query: one of those of the table, or an instance of it. */
  readonly path: string
  /** Path and query; empty when it is known to be a plain path of ours. */
  readonly target: string
  readonly cookie: string | undefined
  /** Undefined when nobody can say: then keys with an address list are refused. */
  readonly address: string | undefined
  /** Where attempts that fail are counted then, see `attemptsFromOf`. */
  readonly attemptsFrom?: string | undefined
  readonly requestId: string
  readonly operation: string
}
