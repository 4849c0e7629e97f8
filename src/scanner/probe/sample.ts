/** Says what a sample of a rule is: a small API, real enough to be scanned over a real socket. */

export interface SampleRequest {
  readonly method: string
  /** Without the query, as it arrived. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** How many requests this API has had before. */
  readonly earlier: number
}

export interface SampleAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** Objects and arrays are sent as JSON; undefined: no body. */
  readonly body?: unknown
}

export type SampleApi = (request: SampleRequest) => SampleAnswer

export interface Sample {
  /** What is special about it, in words: `refuses with 200 and success: false`. */
  readonly name: string
  /** A new API for each scan, since it may remember things. */
  readonly open: () => SampleApi
  /** Keys given to the scan, by name. */
  readonly keys?: Readonly<Record<string, string>>
  readonly revokedKeys?: Readonly<Record<string, string>>
  readonly isActive?: boolean
  /** Served over TLS: `good` by a certificate that the scan is given the authority of. */
  readonly tls?: 'good' | 'self-signed' | 'expired' | 'wrong-name' | 'old-protocol'
  /** Beside TLS a plain port, which is an allowed origin: with the same API, or a redirect. */
  readonly plainTwin?: 'same' | 'redirects'
  /**
   * Scanned as if it were not on loopback, where findings about the way weigh more: the harness
   * names it `api.sample.test` and pins that name to itself.
   */
  readonly isRemote?: boolean
  /** Other rules that are right to report above `info` here; all others must be silent. */
  readonly also?: readonly string[]
}
