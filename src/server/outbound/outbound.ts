/** Decides how the server sends requests to a URL that it was given: to checked addresses only. */
import { buildConnector, type Dispatcher, Pool } from 'undici'
import { ByteCollector } from '../../base/byte-collector.ts'
import { limits } from '../../base/limits.ts'
import { pinnedLookup, servernameOf } from '../../scanner/probe/client/open-transport.ts'
import { AddressPins } from '../../scanner/probe/client/pin-addresses.ts'
import { type AddressReach, isInReach } from './address-reach.ts'

export interface OutboundOptions {
  readonly url: URL
  readonly reach: AddressReach
  /** PEM certificates to trust in place of the system's. */
  readonly ca?: string | undefined
  readonly connectTimeoutMs?: number
  /** That of the system when absent. */
  readonly resolve?: ((name: string) => Promise<readonly string[]>) | undefined
}

export interface OutboundRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Of all of it: to connect, to send, and to read the answer, which is cut off then. */
  readonly timeoutMs: number
  /** A longer answer is cut off. */
  readonly bytesMax: number
}

export interface OutboundAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
  readonly isWhole: boolean
}

/**
 * A name is looked up anew for each connection, every address is checked, and the connection goes
 * to one that was, so that no second answer of a name server helps (DNS rebinding). Redirects are
 * answers like any other: nobody is sent on. Proxies of the environment are not used: they would
 * decide about addresses in our place.
 */
export class Outbound {
  readonly #url: URL
  readonly #pool: Pool

  constructor({ url, reach, ca, resolve, ...options }: OutboundOptions) {
    this.#url = url
    const timeout = options.connectTimeoutMs ?? limits.outboundConnectTimeoutMs
    const servername = servernameOf(url)
    const tls = ca === undefined ? {} : { ca }
    const connect: buildConnector.connector = (target, callback) => {
      const settings = {
        timeoutMs: timeout,
        isAddressAllowed: (address: string) => isInReach(reach, address),
      }
      const pins = new AddressPins(settings, resolve === undefined ? {} : { resolve })
      // Pins answer for every name, and never throw.
      void pins.pin(url.hostname).then((pinned) => {
        if ('refused' in pinned) {
          callback(new OutboundError(WHY[pinned.refused]), null)
          return
        }
        const lookup = pinnedLookup(pinned.addresses)
        const open = buildConnector({ ...tls, allowH2: false, timeout, lookup })
        open({ ...target, ...(servername === '' ? {} : { servername }) }, callback)
      })
    }
    this.#pool = new Pool(url.origin, { connect, connections: 1, pipelining: 1, allowH2: false })
  }

  /** Throws an `OutboundError`, or what undici throws; neither names path or query. */
  async request(asked: OutboundRequest): Promise<OutboundAnswer> {
    const signal = AbortSignal.timeout(asked.timeoutMs)
    const answer = await this.#pool.request({
      method: asked.method,
      path: `${this.#url.pathname}${this.#url.search}`,
      headers: asked.headers,
      body: asked.body ?? null,
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const { body, isWhole } = await readAtMost(answer.body, asked.bytesMax)
    return { status: answer.statusCode, headers: answer.headers, body, isWhole }
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}

export class OutboundError extends Error {
  override readonly name = 'OutboundError'
}

const WHY = {
  'name-not-found': 'the name has no address',
  'address-not-allowed': 'it leads to an inner address; "privateNetworks" may name private ones',
} as const

async function readAtMost(
  stream: Dispatcher.ResponseData['body'],
  bytesMax: number,
): Promise<{ body: Buffer; isWhole: boolean }> {
  const collector = new ByteCollector()
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array)
      if (collector.length + bytes.length > bytesMax) {
        return { body: collector.join(), isWhole: false }
      }
      collector.add(bytes)
    }
    return { body: collector.join(), isWhole: true }
  } catch {
    // Out of time, or the connection broke: the status was said, and holds.
    return { body: collector.join(), isWhole: false }
  }
}
