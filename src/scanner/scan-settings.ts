/** Says what a scan may be told: the target, keys, documents, and how far it may go. */
import type { Clock } from '../base/clock.ts'

export interface ScanSettings {
  /** `http:` or `https:`; a path is the base below which the API lies. */
  readonly target: string
  readonly keys: readonly GivenKey[]
  /** An OpenAPI document: a file or a URL on a given host; undefined: look for one. */
  readonly openapi?: string | undefined
  /** Operations to test beside those found: `GET /v1/users/7`. */
  readonly operations?: readonly { readonly method: string; readonly path: string }[]
  /** Allows methods that change something, and the rules that need them. */
  readonly isActive: boolean
  /** Destructive operations that may be called although their name warns: `GET /reset`. */
  readonly namedDestructive?: readonly string[]
  /** Sent with every request to the target. */
  readonly headers: Readonly<Record<string, string>>
  /** How keys are sent, such as `header X-API-Key`, `bearer`; undefined: found out. */
  readonly keyPlacement?: KeyPlacement | undefined
  /** Further origins that belong to the target, such as `https://cdn.example.com`. */
  readonly allowedOrigins: readonly string[]
  readonly proxy?: string | undefined
  /** Certificates are not checked; the rule on certificates still tells what is wrong. */
  readonly isInsecure: boolean
  /** PEM of a private certificate authority. */
  readonly ca?: string | undefined
  readonly requestsBudget: number
  readonly requestsPerSecond: number
  readonly concurrency: number
  readonly timeoutMs: number
  /** The sent User-Agent field. */
  readonly userAgent: string
  /** Refuses an address before anything is sent to it (SSRF); undefined: any may be asked. */
  readonly isAddressAllowed?: (address: string) => boolean
  /** Keys the fingerprints; the same key gives the same fingerprints. */
  readonly fingerprintKey: string
  /** Only rules with these ids; undefined: all. */
  readonly onlyRules?: readonly string[] | undefined
  readonly skippedRules?: readonly string[] | undefined
}

export interface GivenKey {
  /** Unique; `key1`, `key2` … when the user gave none. */
  readonly name: string
  readonly text: string
  /** It was revoked and must be refused everywhere (rule revoked-key-accepted). */
  readonly isRevoked?: boolean
}

export interface KeyPlacement {
  readonly in: 'header' | 'query' | 'cookie'
  /** Of the field or parameter: `X-API-Key`, `Authorization`, `api_key`. */
  readonly name: string
  /** Before the key, such as `Bearer `; empty for most. */
  readonly scheme: string
}

export interface ScanEnvironment {
  readonly clock: Clock
  /** Bytes of randomness for made-up keys and for paths that cannot exist. */
  readonly randomBytes: (count: number) => Uint8Array
  readonly version: string
  /** The addresses of a name; the system's resolver when left out. Asked once per name and scan. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>
  /** Told as the scan goes on; never throws. */
  readonly onProgress?: (progress: ScanProgress) => void
  /** Told when a rule throws: the report names the rule, a developer wants the error. */
  readonly onRuleFailure?: (ruleId: string, error: unknown) => void
  /** Aborted by Ctrl-C: the report so far follows. */
  readonly signal?: AbortSignal
}

export interface ScanProgress {
  readonly phase: 'inventory' | 'keys' | 'access' | 'rules' | 'done'
  /** What is being done now, for a progress line. */
  readonly doing: string
  readonly done: number
  readonly total: number
  readonly requestsSent: number
}
