/** Decides which links are followed, and what each answer tells: an operation, a page, nothing. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { findRefusal, isErrorObject } from '../oracle/is-refusal.ts'
import { isLikeNotFound } from '../oracle/learn-not-found.ts'
import { readAccess } from '../oracle/read-access.ts'
import { isRecord } from '../oracle/read-messages.ts'
import type { DiscoveredPage } from '../scan-context.ts'
import type { FoundOperations } from './found-operations.ts'
import { isDestructive } from './is-destructive.ts'
import { listItemNames } from './list-items.ts'
import { collectionBefore } from './name-collection.ts'
import { type FoundLink, kindOf, readLinks } from './read-links.ts'
import { resolveLink } from './resolve-link.ts'
import type { Survey } from './survey.ts'

/** What machines around an API read; none of it is one of its operations. */
const FURNITURE: readonly RegExp[] = [
  /^\/(?:robots|humans|security|ads)\.txt$|^\/\.well-known\//i,
  /^\/(?:sitemap[\w-]{0,40}|crossdomain|browserconfig)\.xml$/i,
  /^\/(?:favicon\.ico|(?:site|asset-)?manifest\.\w{1,12})$/i,
  /\.(?:map|css|txt|svg|woff2?)$/i,
]

/** Files that lead nowhere and hold no data of an API. */
const UNTOLD = /\.(?:png|jpe?g|gif|svg|ico|webp|avif|css|woff2?|ttf|otf|eot|mp[34]|webm|pdf|zip)$/i

export interface Visit {
  readonly url: string
  /** Path and query; null on another given host. */
  readonly path: string | null
  readonly from: string | null
  readonly depth: number
  /** A script or a text says that this is an operation; it need not look like one. */
  readonly isSure: boolean
  /** It is an operation of its own, although a template would fit. */
  readonly isLiteral?: boolean
}

/** A list that was answered, and by which names its things may be asked. */
export interface SeenList {
  readonly path: string
  readonly answer: Answer
}

export class Crawl {
  readonly pages = new Map<string, DiscoveredPage>()
  /** Said to exist with another method than GET, by scripts, forms and texts. */
  readonly claims = new Map<string, { method: string; path: string; bases: readonly string[] }>()
  /** Addresses on hosts that were not given. */
  readonly elsewhere = new Map<string, string>()
  /** Answers that turned strangers away, or said that nothing is where something should be. */
  readonly refused: Answer[] = []
  readonly missed: Answer[] = []
  /** Which fields an operation answers with, by its template. */
  readonly shapes = new Map<string, string>()
  readonly lists = new Map<string, SeenList>()
  /** Those that a key may open: turned away, or not there for strangers. */
  readonly #closed: Visit[] = []
  readonly #survey: Survey
  readonly #found: FoundOperations
  readonly #seen = new Set<string>()
  readonly #perTemplate = new Map<string, number>()
  readonly #perFolder = new Map<string, number>()
  /** Scripts, and what they call, lead further than the pages of a site do. */
  #first: Visit[] = []
  #queue: Visit[] = []
  #visits = 0

  constructor(survey: Survey, found: FoundOperations) {
    this.#survey = survey
    this.#found = found
  }

  /** A place to begin at, whatever its name. */
  begin(path: string): void {
    const url = this.#survey.origin + path
    if (this.#seen.has(url)) return
    this.#seen.add(url)
    this.#queue.push({ url, path, from: null, depth: 0, isSure: false })
  }

  /** Follows links until there are none, or this part of the inventory's share is spent. */
  async run(part: number): Promise<void> {
    const { key } = this.#survey
    await this.#survey.profileOf('', key)
    const lanes = Math.max(1, this.#survey.settings.concurrency)
    while (!this.#survey.isSpent(part)) {
      const batch = [...this.#first.splice(0, lanes)]
      batch.push(...this.#queue.splice(0, lanes - batch.length))
      if (batch.length === 0) return
      const answers = await Promise.all(batch.map(({ url }) => this.#survey.ask(url, { key })))
      for (const [index, visit] of batch.entries()) {
        const answer = answers[index]
        if (answer != null) await this.take(visit, answer)
      }
    }
  }

  /** Asks again, now with a key, whatever turned strangers away. */
  reopen(): void {
    this.#queue.push(...this.#closed.splice(0))
  }

  async take(visit: Visit, answer: Answer): Promise<void> {
    const { path } = visit
    const { key } = this.#survey
    if (answer.status === 404 || answer.status === 410) {
      if (key === null) this.#close(visit)
      const isSpokenOf = path !== null && (visit.from !== null || this.#found.has('GET', path))
      if (isSpokenOf) this.missed.push(answer)
      return
    }
    if (path === null) {
      this.#takePage(visit, answer)
      this.#follow(visit, answer)
      return
    }
    const isRoot = path === '/' || path === `${this.#survey.basePath}/`
    const profile = await this.#survey.profileOf('', key)
    // A wall says the same of every path: what an answer has linked to may lie behind it.
    const isWall = visit.from !== null && kindOf(answer) !== 'html' && isTurnedAway(answer)
    const isNothing = answer.status < 400 && !isWall && isLikeNotFound(profile, answer)
    if (!isRoot && isNothing) {
      if (key === null && visit.isSure) this.#close(visit)
      return
    }
    if (findRefusal(answer) !== null && answer.status !== 405) {
      this.refused.push(answer)
      if (key === null) this.#close(visit)
    }
    this.#note(visit, path, answer, { isRoot, isNothing })
    this.#follow(visit, answer)
  }

  /** Takes note of a link without following it when it changes something. */
  enqueue(link: FoundLink, visit: Pick<Visit, 'url' | 'depth'>): void {
    const place = resolveLink(this.#survey, link.target, visit.url)
    if (place === null) return
    if (place.place === 'elsewhere') {
      const isApi = link.isCalled === true && this.elsewhere.size < limits.elsewhereMax
      if (isApi) this.elsewhere.set(place.url, link.method)
      return
    }
    if (place.place === 'given-host') {
      this.#push({ ...visit, url: place.url, path: null, from: visit.url, isSure: false })
      return
    }
    const bases = (link.bases ?? []).flatMap((base) => {
      const resolved = resolveLink(this.#survey, base, this.#survey.origin)
      return resolved?.place === 'target' ? [resolved.path.replace(/\/+$/, '')] : []
    })
    const isSure = link.isCalled === true
    if (link.method !== 'GET' || place.isTemplate) {
      const name = `${link.method} ${place.path}`
      const isWorth = link.method !== 'GET' || isSure || link.bases === undefined
      if (isWorth && this.claims.size < limits.claimsMax && !this.claims.has(name)) {
        this.claims.set(name, { method: link.method, path: place.path, bases })
      }
      return
    }
    const variants = [place.path, ...(isSure ? bases.map((base) => base + place.path) : [])]
    for (const path of new Set(variants)) {
      if (isDestructive('GET', path)) this.#found.add('GET', path, 'discovered')
      else {
        const url = this.#survey.origin + path
        this.#push({ url, path, from: visit.url, depth: visit.depth, isSure })
      }
    }
  }

  #push(visit: Visit): void {
    const depth = visit.depth + 1
    if (depth > limits.crawlDepthMax || this.#seen.has(visit.url)) return
    if (this.#visits >= limits.crawlVisitsMax) return
    const path = visit.path ?? visit.url
    const [plain = ''] = path.split('?')
    if (UNTOLD.test(plain)) return
    const template = visit.path === null ? path : this.#found.templateOf(plain)
    const folder = plain.slice(0, plain.lastIndexOf('/'))
    if (count(this.#perTemplate, template) > limits.crawlPerTemplateMax) return
    if (count(this.#perFolder, folder) > limits.crawlPerFolderMax) return
    this.#visits++
    this.#seen.add(visit.url)
    const isTelling = visit.isSure || /\.(?:m?js|map)(?:$|\?)/i.test(path)
    const queue = isTelling ? this.#first : this.#queue
    queue.push({ ...visit, depth })
  }

  #close(visit: Visit): void {
    if (this.#closed.length < limits.closedVisitsMax) this.#closed.push(visit)
  }

  #note(
    visit: Visit,
    path: string,
    answer: Answer,
    { isRoot, isNothing }: { readonly isRoot: boolean; readonly isNothing: boolean },
  ): void {
    const [plain = ''] = path.split('?')
    const kind = kindOf(answer)
    const isDocument = /^(?:json|text)$/.test(kind) && isApiDocumentText(answer.text)
    const isShown = isRoot || answer.status < 400
    const isPage = isRoot || isDocument || kind === 'html' || kind === 'script'
    if (isShown && (isPage || isFurniture(plain))) this.#takePage(visit, answer)
    if (isDocument || isFurniture(plain)) return
    if (answer.status === 405) {
      for (const method of readAllow(answer)) this.#found.add(method, path, 'discovered')
      return
    }
    const isRefused = findRefusal(answer) !== null
    const isMoved = answer.status >= 300 && answer.status < 400
    if (isMoved && !isRefused) return
    // Who asked too much has to believe the link.
    if (answer.status === 429 && !visit.isSure && visit.from === null) return
    const isError = answer.status >= 400
    if ((kind === 'html' && !isError && !isRefused) || kind === 'script') return
    if (kind === 'asset' || kind === 'source-map') {
      this.#takePage(visit, answer)
      return
    }
    const isGreeting = kind !== 'json' || isError || isNothing
    if (isRoot && (isGreeting || (isRecord(answer.json) && isErrorObject(answer.json)))) return
    this.#noteItems(plain, answer)
    this.#found.add('GET', path, 'discovered', visit.isLiteral === true)
    if (!isError) this.shapes.set(this.#found.templateOf(plain), shapeOf(answer))
  }

  #noteItems(path: string, answer: Answer): void {
    if (answer.status >= 300 || typeof answer.json !== 'object') return
    const folder = path.replace(/\/+$/, '')
    const names = listItemNames(answer, collectionBefore(folder, undefined))
    for (const { field, values } of names) {
      for (const value of values) this.#found.noteItem(folder, value, field)
    }
    if (names.length > 0 && !this.lists.has(folder))
      this.lists.set(folder, { path: folder, answer })
  }

  #takePage({ url, from }: Visit, answer: Answer): void {
    if (this.pages.size >= limits.pagesMax || this.pages.has(url)) return
    const kind = kindOf(answer)
    const isDocument = /^(?:json|text)$/.test(kind) && isApiDocumentText(answer.text)
    const isPlain = kind === 'json' || kind === 'text' || kind === 'asset'
    const said = isDocument ? 'document' : isPlain ? 'other' : kind
    this.pages.set(url, { url, kind: said, answer, linkedFrom: from })
  }

  #follow(visit: Visit, answer: Answer): void {
    // The paths of a document are read by its reader, which knows where they lie.
    if (isApiDocumentText(answer.text)) return
    for (const link of readLinks(answer)) this.enqueue(link, visit)
    if (kindOf(answer) !== 'script' || visit.url.includes('?')) return
    // Maps are left lying beside scripts that no longer point to them.
    this.enqueue({ target: `${visit.url}.map`, method: 'GET' }, visit)
  }
}

export function isApiDocumentText(text: string): boolean {
  const start = text.slice(0, limits.documentSignLengthMax)
  return /(?:^|[\s{,"'])(?:openapi|swagger)["']?\s{0,5}:\s{0,5}["']?[23]\./.test(start)
}

/** Refused, and not in the words for what does not exist. */
function isTurnedAway(answer: Answer): boolean {
  return readAccess(answer, { samples: [] }).access === 'refused'
}

function isFurniture(path: string): boolean {
  return FURNITURE.some((each) => each.test(path))
}

/** The names of the fields at the top, or that it is a list. */
export function shapeOf({ json }: Answer): string {
  if (Array.isArray(json)) return 'list'
  return isRecord(json) ? Object.keys(json).sort().join() : typeof json
}

/** Methods that the target says this path has, beside those that every path has. */
export function readAllow(answer: Answer): string[] {
  const named = (answer.headers.get('allow') ?? '').toUpperCase().split(/[\s,]+/)
  return [...new Set(named)].filter((each) => /^(?:GET|POST|PUT|PATCH|DELETE)$/.test(each))
}

function count(counts: Map<string, number>, name: string): number {
  const next = (counts.get(name) ?? 0) + 1
  counts.set(name, next)
  return next
}
