/** Says what is sent to the target and what comes back, all of it hostile until shown safe. */

export interface ProbeRequest {
  /** Upper case. Only GET, HEAD and OPTIONS pass without active probing (promise 9). */
  readonly method: string
  /** Absolute, on a host that was given. */
  readonly url: string
  /** Field names as they are to be sent; the client's own defaults are added. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Ask anew, although the same request has been answered before. */
  readonly isFresh?: boolean
  /** Worth waiting for when the target asks for time: without this answer nothing can be judged. */
  readonly isNeeded?: boolean
  /** Why it is asked: texts for the plan of a dry run, such as `missing-authentication`. */
  readonly purpose?: string
  /** Told each piece of the body instead of its being kept, whatever its length; false: enough. */
  readonly onBody?: (chunk: Uint8Array) => boolean
}

export interface Answer {
  readonly request: ProbeRequest
  readonly status: number
  readonly headers: AnswerHeaders
  /** Decoded from its content coding, cut at `limits.probeBodyBytesMax`. */
  readonly body: Uint8Array
  /** `body` as UTF-8, malformed bytes replaced. Read once, then remembered. */
  readonly text: string
  /** The parsed body where it is JSON (whatever the content type says), else undefined. */
  readonly json: unknown
  /** Lower case, without parameters; empty when there is none. */
  readonly contentType: string
  /** Decoded bytes received, before the cut or until the reading was stopped. */
  readonly bodyBytes: number
  /** The body was longer than is read. */
  readonly isCut: boolean
  readonly durationMs: number
  /** Certificate facts of the connection are asked by the rules of transport themselves. */
}

export interface AnswerHeaders {
  /** Null when absent; several fields of one name are joined by `, ` (RFC 9110 §5.3). */
  get(name: string): string | null
  /** Every field of this name, in order: `Set-Cookie` must never be joined. */
  list(name: string): readonly string[]
  /** In the order of arrival, names lower case. */
  readonly entries: readonly (readonly [name: string, value: string])[]
}

/** Why a request has no answer. */
export interface NoAnswer {
  readonly request: ProbeRequest
  readonly reason:
    | 'refused-connection'
    | 'name-not-found'
    | 'timeout'
    | 'tls'
    | 'not-http'
    | 'reset'
    | 'too-many-headers'
  /** One sentence without any secret. */
  readonly detail: string
}

/** Ends the scan in order: what is known so far is reported. Never an error for the user. */
export class ScanStopped extends Error {
  override readonly name = 'ScanStopped'
  readonly reason: 'budget' | 'cancelled' | 'target-gone'

  constructor(reason: ScanStopped['reason']) {
    super(`the scan stopped: ${reason}`)
    this.reason = reason
  }
}

export interface ProbeClient {
  /**
   * Null when there is no answer, or when the request may not be sent (another host, a method or a
   * path that changes something without `--active`). Safe requests that are the same are sent once.
   * Throws `ScanStopped` when the budget is spent, the scan cancelled or the target gone.
   */
  send(request: ProbeRequest): Promise<Answer | null>
  /** Sends at once, past the rate, up to the budget. Answers in order; null as above. */
  sendBurst(requests: readonly ProbeRequest[], concurrency: number): Promise<(Answer | null)[]>
  readonly requestsSent: number
  readonly requestsBudget: number
  /** What went wrong, oldest first, bounded. */
  readonly failures: readonly NoAnswer[]
  /** Every answer so far, oldest first, bounded; bodies of very old ones may have been let go. */
  readonly answers: readonly Answer[]
  /** The addresses that the target's name stands for during this scan. */
  readonly pinnedAddresses: readonly string[]
  /**
   * What the target's TLS is like; null when it speaks none, is reached by a proxy or did not
   * answer. Asked once; each handshake counts against the budget.
   */
  inspectTls(): Promise<TlsFacts | null>
  close(): Promise<void>
}

export interface TlsFacts {
  readonly certificate: TlsCertificate
  /** Such as `TLSv1.3`; what both sides like best. */
  readonly protocol: string
  /** The standard name, such as `TLS_AES_128_GCM_SHA256`. */
  readonly cipher: string
  /** Such as `TLSv1` and `TLSv1.1`. */
  readonly oldProtocols: readonly string[]
  /** Families that were accepted: `NULL`, `RC4`, `3DES`, `EXPORT`, `CBC`, `RSA key exchange`. */
  readonly weakCiphers: readonly string[]
  /** What could not be tested, since our own TLS has it no more or the budget ended. */
  readonly untested: readonly string[]
}

export interface TlsCertificate {
  /** Names and addresses that it is for, as they stand in it, without `DNS:`. */
  readonly names: readonly string[]
  readonly issuer: string
  /** Milliseconds since the Unix epoch. */
  readonly validFromMs: number
  readonly validToMs: number
  readonly isExpired: boolean
  readonly isNotYetValid: boolean
  readonly isSelfSigned: boolean
  readonly matchesName: boolean
  /** The chain leads to a trusted authority, dates and name are right. */
  readonly isTrusted: boolean
  /** Why not, in OpenSSL's or Node's words: `CERT_HAS_EXPIRED`; null when it is trusted. */
  readonly error: string | null
  /** Of the public key; null when unknown. */
  readonly keyBits: number | null
}
