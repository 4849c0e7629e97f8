/** Decides what is fetched of a URL: a page, its scripts and their maps, on given hosts only. */
import { KeywardError } from '../../../../base/errors.ts'
import { limits } from '../../../../base/limits.ts'
import { type Answer, type ProbeClient, ScanStopped } from '../../../probe/client/exchange.ts'
import { openProbeClient } from '../../../probe/client/open-probe-client.ts'
import { isLoopbackHost } from '../../../probe/run/is-loopback-host.ts'
import type { ScanEnvironment, ScanSettings } from '../../../scan-settings.ts'
import { type Place, placeOf } from '../../place.ts'
import type { FileTask, OnSkip } from '../leak-task.ts'
import { endingOf, findMapUrl, kindOfPage } from './kind-of-page.ts'
import { PageFiles } from './page-files.ts'
import { readPageLinks } from './read-page-links.ts'
import { readScriptLinks, type ScriptLink } from './read-script-links.ts'
import { showUrl } from './show-url.ts'

export interface PageSettings
  extends Pick<ScanSettings, 'allowedOrigins' | 'userAgent'>,
    Partial<Pick<ScanSettings, 'headers' | 'proxy' | 'isInsecure' | 'ca' | 'isAddressAllowed'>> {}

interface PageEnvironment
  extends Pick<ScanEnvironment, 'clock' | 'randomBytes' | 'version' | 'resolve' | 'signal'> {
  readonly onSkip: OnSkip
}

/** Files with what was fetched, there until it is closed, which must follow all reading. */
export interface Pages {
  /** Once only. Throws `target_unreachable` when there is no answer at all. */
  tasks(): AsyncGenerator<FileTask>
  close(): Promise<void>
}

export async function openPages(
  url: string,
  settings: PageSettings,
  environment: PageEnvironment,
): Promise<Pages> {
  const files = await PageFiles.open()
  const open = (timeoutMs: number) =>
    openProbeClient(toScanSettings(url, settings, timeoutMs), environment)
  try {
    const client = await open(limits.scanTimeoutMsDefault)
    const download = await open(limits.pageFileTimeoutMs).catch(async (error: unknown) => {
      await client.close()
      throw error
    })
    const fetching = new PageFetch(url, { settings, environment, files, client, download })
    return {
      tasks: () => fetching.tasks(),
      async close() {
        await Promise.all([client.close(), download.close()])
        await files.close()
      },
    }
  } catch (error) {
    await files.close()
    throw error
  }
}

function toScanSettings(target: string, settings: PageSettings, timeoutMs: number): ScanSettings {
  const isLocal = isLoopbackHost(new URL(target).hostname)
  return {
    headers: {},
    isInsecure: false,
    ...settings,
    target,
    timeoutMs,
    keys: [],
    isActive: false,
    requestsBudget: limits.pageRequestsMax,
    requestsPerSecond: isLocal ? limits.scanLocalRateDefault : limits.scanRateDefault,
    concurrency: limits.scanConcurrencyDefault,
    fingerprintKey: '',
  }
}

interface PageParts {
  readonly settings: PageSettings
  readonly environment: PageEnvironment
  readonly files: PageFiles
  readonly client: ProbeClient
  /** Waits longer for the end of a body. */
  readonly download: ProbeClient
}

interface Visit extends ScriptLink {
  readonly depth: number
}

class PageFetch {
  /** An origin; of what it leads to, where that is the same host by https. */
  #start: string
  readonly #parts: PageParts
  readonly #seen = new Set<string>()
  /** By origin, how many scripts it was said to have. */
  readonly #elsewhere = new Map<string, number>()
  #queue: Visit[]

  constructor(start: string, parts: PageParts) {
    this.#start = new URL(start).origin
    this.#parts = parts
    this.#queue = [{ url: start, isSure: true, depth: 0 }]
    this.#seen.add(start)
  }

  async *tasks(): AsyncGenerator<FileTask> {
    const { onSkip, signal } = this.#parts.environment
    try {
      while (this.#queue.length > 0) {
        const batch = this.#queue.splice(0, limits.scanConcurrencyDefault)
        const visits = await Promise.allSettled(batch.map((visit) => this.#visit(visit)))
        for (const each of visits) if (each.status === 'fulfilled') yield* each.value
        const failed = visits.find((each) => each.status === 'rejected')
        if (failed !== undefined) throw failed.reason
      }
    } catch (error) {
      if (!(error instanceof ScanStopped)) throw error
      signal?.throwIfAborted()
      const isSpent = error.reason === 'budget'
      const reason = isSpent
        ? `has more scripts than the ${limits.pageRequestsMax} requests that are sent for one page`
        : 'stopped answering before all of its scripts were fetched'
      onSkip(placeOf(this.#start), reason)
    }
    for (const [origin, count] of this.#elsewhere) {
      const what = count === 1 ? 'a script was' : `${count} scripts were`
      const advice = `allow it with --allow-origin ${origin}`
      const reason = `is on another host: ${what} not fetched (${advice})`
      onSkip(placeOf(origin), reason)
    }
  }

  async #visit(visit: Visit): Promise<FileTask[]> {
    const answer = await this.#ask(visit)
    if (answer === null) return []
    const url = new URL(answer.request.url)
    const place = placeOfUrl(url)
    const isFirst = visit.depth === 0
    if (isFirst) this.#start = url.origin
    const kind = kindOfPage(answer)
    if (!isFirst && (answer.status !== 200 || kind === 'page')) {
      const reason = kind === 'page' ? 'is a page where a script should be' : tellStatus(answer)
      if (visit.isSure) this.#parts.environment.onSkip(place, reason)
      return []
    }
    if (answer.status !== 200) this.#parts.environment.onSkip(place, tellStatus(answer))
    const task = await this.#keep(answer, url, endingOf(kind, answer))
    if (kind === 'page') {
      this.#enqueue(await readPageLinks(answer.text, url.href), visit.depth)
    } else if (kind === 'script') {
      this.#enqueue(readScriptLinks(answer.text, url.href), visit.depth)
      const map = await this.#fetchMap(answer, task)
      // The map is there before the script is read.
      if (map !== null) return [task, map]
    }
    return [task]
  }

  async #fetchMap(script: Answer, task: FileTask): Promise<FileTask | null> {
    const url = findMapUrl(script)
    if (url === null || !this.#isNew(url)) return null
    const answer = await this.#ask({ url: url.href, isSure: true, depth: 1 })
    if (answer === null) return null
    if (answer.status !== 200 || kindOfPage(answer) === 'page') {
      const isPage = answer.status === 200
      const reason = isPage ? 'is a page where a source map should be' : tellStatus(answer)
      this.#parts.environment.onSkip(placeOfUrl(url), reason)
      return null
    }
    const map = await this.#keep(answer, new URL(answer.request.url), '.map')
    await this.#parts.files.putBeside(String(task.path), String(map.path))
    return map
  }

  #enqueue(links: readonly ScriptLink[], depth: number): void {
    if (depth >= limits.pageDepthMax) return
    for (const link of links) {
      const url = new URL(link.url)
      if (!this.#isNew(url)) continue
      if (this.#seen.size > limits.pageLinksPerAnswerMax) return
      this.#queue.push({ ...link, url: url.href, depth: depth + 1 })
    }
    // What is there for certain comes before what may be.
    this.#queue.sort((one, other) => Number(other.isSure) - Number(one.isSure))
  }

  /** False also for other hosts, which are counted. */
  #isNew(url: URL): boolean {
    url.hash = ''
    if (this.#seen.has(url.href)) return false
    this.#seen.add(url.href)
    if (this.#isGiven(url)) return true
    if (url.protocol === 'http:' || url.protocol === 'https:') {
      this.#elsewhere.set(url.origin, (this.#elsewhere.get(url.origin) ?? 0) + 1)
    }
    return false
  }

  #isGiven(url: URL): boolean {
    const allowed = [this.#start, ...this.#parts.settings.allowedOrigins]
    return allowed.some((each) => URL.parse(each)?.origin === url.origin)
  }

  /** Null when there is none, which has then been told. */
  async #ask(visit: Visit): Promise<Answer | null> {
    const { client, environment } = this.#parts
    let { url } = visit
    for (let hops = 0; hops <= limits.pageRedirectsMax; hops += 1) {
      const headers = { accept: 'text/html, */*;q=0.8' }
      const answer = await client.send({ method: 'GET', url, headers, isNeeded: true })
      const place = placeOfUrl(new URL(url))
      if (answer === null) {
        if (visit.depth === 0) throw this.#unreachable(url)
        environment.onSkip(place, 'did not answer')
        return null
      }
      const next = readRedirect(answer)
      if (next === null) return answer
      if (!this.#isGiven(next) && !isUpgrade(new URL(url), next)) {
        const host = next.origin
        environment.onSkip(place, `leads to another host, ${host}, which was not given`)
        return null
      }
      url = next.href
    }
    environment.onSkip(placeOfUrl(new URL(visit.url)), 'leads from one redirect to the next')
    return null
  }

  #unreachable(url: string): KeywardError {
    const why = this.#parts.client.failures.at(-1)?.detail ?? 'It did not answer.'
    const detail = `${placeOfUrl(new URL(url)).path}: ${why}`
    return new KeywardError('target_unreachable', { detail })
  }

  async #keep(answer: Answer, url: URL, ending: string): Promise<FileTask> {
    const { files, environment } = this.#parts
    const shown = placeOfUrl(url).path
    if (answer.bodyBytes > limits.probeBodyBytesMax) {
      const long = await this.#download(url)
      if (long !== null) return { kind: 'file', shown, ...long }
    }
    if (answer.isCut) environment.onSkip(placeOfUrl(url), 'broke off: only its beginning was read')
    const path = await files.write(url, answer.body, ending)
    return { kind: 'file', path, shown, size: answer.body.byteLength }
  }

  /** Asked for again, since what was read of it until now is not all. */
  async #download(url: URL): Promise<Pick<FileTask, 'path' | 'size'> | null> {
    const { files, download, environment } = this.#parts
    const file = await files.begin(url)
    let size = 0
    const onBody = (chunk: Uint8Array) => {
      file.write(chunk)
      size += chunk.byteLength
      return size < limits.pageFileBytesMax
    }
    try {
      const headers = { accept: '*/*', 'accept-encoding': 'identity' }
      const request = { method: 'GET', url: url.href, headers, isFresh: true, onBody }
      const answer = await download.send(request)
      if (answer?.status !== 200) return null
      if (answer.isCut) {
        environment.onSkip(placeOfUrl(url), 'broke off or is too long: only its beginning was read')
      }
      return { path: file.path, size }
    } finally {
      file.end()
    }
  }
}

function placeOfUrl(url: URL): Place {
  return placeOf(showUrl(url))
}

function tellStatus({ status }: Answer): string {
  return `answered with status ${status}`
}

function readRedirect({ status, headers, request }: Answer): URL | null {
  const target = [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null
  return target === null ? null : URL.parse(target, request.url)
}

/** From http to https of the same host, each on its usual port. */
function isUpgrade(from: URL, to: URL): boolean {
  return from.hostname === to.hostname && to.protocol === 'https:' && from.port + to.port === ''
}
