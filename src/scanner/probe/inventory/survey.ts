/** Decides what the inventory may ask, of whom, and how much of the budget that takes. */
import { limits } from '../../../base/limits.ts'
import type { KeyPlacement, ScanEnvironment, ScanSettings } from '../../scan-settings.ts'
import { type Answer, type ProbeClient, ScanStopped } from '../client/exchange.ts'
import { placeKey } from '../keys/place-key.ts'
import type { ApiDocument } from '../operation.ts'
import { isLikeNotFound, learnNotFound, type NotFoundProfile } from '../oracle/learn-not-found.ts'

export interface OpeningKey {
  readonly text: string
  readonly placement: KeyPlacement
}

export interface AskOptions {
  readonly method?: string
  readonly key?: OpeningKey | null
}

export class Survey {
  readonly settings: ScanSettings
  readonly client: ProbeClient
  readonly origin: string
  /** Without a slash at its end; empty when the target lies at the root. */
  readonly basePath: string
  /** Found to open something; null until then. */
  key: OpeningKey | null = null
  /** Of what looked like an OpenAPI document of the target and could not be used as one. */
  documentProblems: ApiDocument['problems'] = []
  readonly #environment: ScanEnvironment
  readonly #origins: ReadonlySet<string>
  readonly #startSent: number
  readonly #profiles = new Map<string, Promise<NotFoundProfile>>()
  readonly #nothings = new Set<string>()
  /** Folders where any name is answered with something, and each time with something else. */
  readonly #arbitrary = new Set<string>()
  #isStopped = false

  constructor(settings: ScanSettings, environment: ScanEnvironment, client: ProbeClient) {
    const target = new URL(settings.target)
    this.settings = settings
    this.client = client
    this.origin = target.origin
    this.basePath = target.pathname.replace(/\/+$/, '')
    this.#environment = environment
    this.#origins = new Set([
      target.origin,
      ...settings.allowedOrigins.flatMap((each) => URL.parse(each)?.origin ?? []),
    ])
    this.#startSent = client.requestsSent
  }

  /** The scan ended in the middle of it: what is known by now is the inventory. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  get requestsLeft(): number {
    return Math.max(0, this.client.requestsBudget - this.client.requestsSent)
  }

  /** Whether this part (0 to 1) of what the inventory may spend is spent: rules get the rest. */
  isSpent(part: number): boolean {
    const allowance = this.client.requestsBudget / limits.inventoryBudgetDivisor
    return this.#isStopped || this.client.requestsSent - this.#startSent >= allowance * part
  }

  isGivenOrigin(origin: string): boolean {
    return this.#origins.has(origin)
  }

  tell(doing: string): void {
    this.#environment.onProgress?.({
      phase: 'inventory',
      doing,
      done: this.client.requestsSent - this.#startSent,
      total: Math.ceil(this.client.requestsBudget / limits.inventoryBudgetDivisor),
      requestsSent: this.client.requestsSent,
    })
  }

  /** Null when there is no answer, it may not be asked, or the inventory has had its share. */
  async ask(url: string, { method = 'GET', key = null }: AskOptions = {}): Promise<Answer | null> {
    if (this.isSpent(1)) return null
    const plain = { method, url, purpose: 'inventory' }
    const isOwn = URL.parse(url)?.origin === this.origin
    const request = key !== null && isOwn ? placeKey(plain, key.placement, key.text) : plain
    try {
      return await this.client.send(request)
    } catch (error) {
      if (!(error instanceof ScanStopped)) throw error
      this.#isStopped = true
      return null
    }
  }

  /** Asks side by side and answers in order, so that two scans find the same. */
  async askAll<T>(
    things: readonly T[],
    part: number,
    ask: (thing: T) => Promise<Answer | null>,
    tell: (thing: T, answer: Answer | null) => void,
  ): Promise<void> {
    const lanes = Math.max(1, this.settings.concurrency)
    for (let start = 0; start < things.length && !this.isSpent(part); start += lanes) {
      const batch = things.slice(start, start + lanes)
      const answers = await Promise.all(batch.map(ask))
      for (const [index, thing] of batch.entries()) tell(thing, answers[index] ?? null)
    }
  }

  /** What the target says of paths in this folder that nobody can have made. */
  profileOf(folder: string, key: OpeningKey | null): Promise<NotFoundProfile> {
    const name = `${folder} ${key === null ? '' : 'keyed'}`
    const known = this.#profiles.get(name)
    if (known !== undefined) return known
    const asked = Promise.all(
      [this.inventName(), `${this.inventName()}-${this.inventName()}`].map((each) =>
        this.ask(`${this.origin}${folder}/${each}`, { key }),
      ),
    ).then((answers) => {
      for (const each of answers)
        if (each !== null) this.#nothings.add(`${name} ${nothingOf(each)}`)
      if (isArbitrary(answers)) this.#arbitrary.add(name)
      return learnNotFound(answers)
    })
    this.#profiles.set(name, asked)
    return asked
  }

  /** Whether this is what the target says of anything that does not exist. */
  async isNothing(answer: Answer, folder: string, key: OpeningKey | null): Promise<boolean> {
    const profile = await this.profileOf(folder, key)
    const name = `${folder} ${key === null ? '' : 'keyed'}`
    if (this.#arbitrary.has(name) && isGiven(answer)) return true
    // Word for word the same, although a word of it may stand in this path and not in the other.
    return this.#nothings.has(`${name} ${nothingOf(answer)}`) || isLikeNotFound(profile, answer)
  }

  inventName(): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const random = [...this.#environment.randomBytes(limits.inventedNameLength)]
    return random.map((byte) => letters.charAt(byte % letters.length)).join('')
  }
}

function isArbitrary([one, other]: readonly (Answer | null)[]): boolean {
  if (one === null || other === null || one === undefined || other === undefined) return false
  return isGiven(one) && isGiven(other) && !isLikeNotFound(learnNotFound([one]), other)
}

function isGiven({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

function nothingOf({ status, text }: Answer): string {
  return `${status} ${text.slice(0, limits.comparedBodyLengthMax)}`
}
