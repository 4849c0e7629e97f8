/** Decides how connections are made: to pinned addresses only, kept alive for what follows. */
import { isIP, type LookupFunction } from 'node:net'
import type { SecureContext } from 'node:tls'
import { buildConnector, Client, type Dispatcher, Pool, ProxyAgent } from 'undici'
import { limits } from '../../../base/limits.ts'
import type { ScanSettings } from '../../scan-settings.ts'
import { isLoopbackHost } from '../run/is-loopback-host.ts'
import { trustAuthorities } from './trust-authorities.ts'

type TransportSettings = Pick<ScanSettings, 'target' | 'proxy' | 'isInsecure' | 'ca' | 'timeoutMs'>

/** What undici calls while an exchange goes on. */
export interface ExchangeHandler extends Dispatcher.DispatchHandler {
  /** Whether the connection has been used before: such a one may have died unnoticed. */
  isReused: boolean
}

interface TransportRequest extends Dispatcher.DispatchOptions {
  /** What TLS asks for; fixed here, so that no field of a request chooses it. */
  readonly servername?: string
}

export class Transport {
  readonly #settings: TransportSettings
  readonly #secureContext: SecureContext
  readonly #dispatchers = new Map<string, Dispatcher>()

  constructor(settings: TransportSettings) {
    this.#settings = settings
    this.#secureContext = trustAuthorities(settings.ca)
  }

  dispatch(
    url: URL,
    addresses: readonly string[],
    request: Dispatcher.DispatchOptions,
    handler: ExchangeHandler,
  ): void {
    let dispatcher = this.#dispatchers.get(url.origin)
    if (dispatcher === undefined) {
      dispatcher = this.#open(url, addresses)
      this.#dispatchers.set(url.origin, dispatcher)
    }
    const servername = servernameOf(url)
    const options: TransportRequest = {
      ...request,
      origin: url.origin,
      ...(servername === '' ? {} : { servername }),
    }
    dispatcher.dispatch(options, handler)
  }

  /** Cuts every connection at once. */
  async destroy(): Promise<void> {
    await Promise.all([...this.#dispatchers.values()].map((each) => each.destroy()))
  }

  #open(url: URL, addresses: readonly string[]): Dispatcher {
    const { proxy, timeoutMs } = this.#settings
    const tls = this.#tlsOf(url)
    const pool = {
      allowH2: false,
      pipelining: 1,
      // The exchange has one timer of its own for all of it.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: limits.probeHeaderBytesMax,
    }
    const servername = servernameOf(url)
    if (proxy !== undefined) {
      return new ProxyAgent({
        ...pool,
        uri: proxy,
        connectTimeout: timeoutMs,
        requestTls: { ...tls, allowH2: false, ...(servername === '' ? {} : { servername }) },
        proxyTls: this.#tlsOf(new URL(proxy)),
      })
    }
    const connect = buildConnector({
      ...tls,
      allowH2: false,
      timeout: timeoutMs,
      lookup: pinnedLookup(addresses),
    })
    return new Pool(url.origin, {
      ...pool,
      connect: (target, callback) => connect({ ...target, servername }, callback),
      factory: (origin, options) => new ProbeConnection(origin, options),
    })
  }

  /** What is trusted since the target is this very machine is not trusted of other hosts. */
  #tlsOf({ hostname }: URL) {
    const { target, isInsecure } = this.#settings
    const isOther = isLoopbackHost(new URL(target).hostname) && !isLoopbackHost(hostname)
    const rejectUnauthorized = !isInsecure || isOther
    return { rejectUnauthorized, secureContext: this.#secureContext }
  }
}

/** Empty for an address, which TLS does not ask for by name (RFC 6066 §3). */
export function servernameOf(url: URL): string {
  return isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? url.hostname : ''
}

/** Answers for every name with what was found when the scan began. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_hostname, options, callback) => {
    const [first] = all
    if (options.all === true) callback(null, all)
    else callback(null, first?.address ?? '', first?.family)
  }
}

/** One connection of a pool, which tells each exchange whether it was used before. */
class ProbeConnection extends Client {
  #isConnected = false

  constructor(origin: URL, options: Client.Options) {
    super(origin, options)
    this.on('connect', () => {
      this.#isConnected = true
    })
    this.on('disconnect', () => {
      this.#isConnected = false
    })
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) {
    if ('isReused' in handler) handler.isReused = this.#isConnected
    return super.dispatch(options, handler)
  }
}
