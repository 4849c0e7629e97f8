/** Checks tokens as an API that never asks Keyward about one: by JWKS and feed, for tests. */
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'

interface Revocation {
  readonly api: string
  readonly keyId?: string
  readonly role?: string
  readonly jti?: string
  readonly svMax?: number
  readonly issuedBefore?: number
  readonly effectiveAt: number
  readonly forgetAt: number
}

interface Batch extends JWTPayload {
  readonly after: string
  readonly next: string
  readonly more: boolean
  readonly revocations: readonly Revocation[]
}

export type Verdict = 'good' | 'void' | 'stale' | 'invalid'

export class OfflineVerifier implements AsyncDisposable {
  readonly #url: string
  readonly #readerKey: string
  readonly #jwks: ReturnType<typeof createRemoteJWKSet>
  #entries = new Map<string, Revocation>()
  /** What is told from the beginning on, until it is whole. */
  #fresh = new Map<string, Revocation>()
  readonly #stop = new AbortController()
  readonly #running: Promise<void>
  #place: string | undefined
  #leaseEnds = 0

  constructor(url: string, readerKey: string) {
    this.#url = url
    this.#readerKey = readerKey
    this.#jwks = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`))
    this.#running = this.#follow()
  }

  /** What it knows, by place in the feed. */
  get size(): number {
    return this.#entries.size
  }

  async check(token: string): Promise<Verdict> {
    const now = Date.now() / 1_000
    if (now >= this.#leaseEnds) return 'stale'
    try {
      const options = { issuer: this.#url, audience: 'shop', typ: 'at+jwt' }
      const { payload } = await jwtVerify(token, this.#jwks, options)
      return this.#isVoid(payload, now) ? 'void' : 'good'
    } catch {
      return 'invalid'
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  #isVoid(token: JWTPayload, now: number): boolean {
    const { sub, iat = 0, sv, api } = token
    const roles = (token['scope_roles'] ?? []) as readonly string[]
    const ids = [token.jti, ...((token['via'] ?? []) as readonly string[])]
    for (const entry of this.#entries.values()) {
      if (
        entry.api === api &&
        (entry.keyId === undefined || entry.keyId === sub) &&
        (entry.role === undefined || roles.includes(entry.role)) &&
        (entry.jti === undefined || ids.includes(entry.jti)) &&
        (entry.svMax === undefined || (sv as number) <= entry.svMax) &&
        (entry.issuedBefore === undefined || iat < entry.issuedBefore) &&
        entry.effectiveAt <= now &&
        now < entry.forgetAt
      ) {
        return true
      }
    }
    return false
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#read().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  async #read(): Promise<void> {
    const { body } = await fetch(`${this.#url}/v1/revocations`, {
      signal: this.#stop.signal,
      headers: {
        accept: 'text/event-stream',
        'x-api-key': this.#readerKey,
        ...(this.#place === undefined ? {} : { 'last-event-id': this.#place }),
      },
    })
    let text = ''
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const lines = (text + chunk).split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) await this.#take(line.slice(6))
    }
  }

  async #take(jwt: string): Promise<void> {
    const { payload } = await jwtVerify<Batch>(jwt, this.#jwks, {
      issuer: this.#url,
      typ: 'keyward-revocations+jwt',
    })
    if (payload.after !== this.#place) this.#fresh = new Map()
    for (const entry of payload.revocations) {
      const { api, keyId, role, jti, svMax } = entry
      this.#fresh.set(JSON.stringify([api, keyId, role, jti, svMax]), entry)
    }
    this.#place = payload.next
    if (payload.more) return
    this.#entries = this.#fresh
    this.#leaseEnds = payload.exp ?? 0
  }
}
