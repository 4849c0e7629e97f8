/** Decides at which addresses a document says that its API is, and which path comes first there. */
import { readServerAddress } from '../../../base/document/read-server-address.ts'
import type { Located } from '../../../base/document/references.ts'
import { limits } from '../../../base/limits.ts'
import { at, type Reading } from './reading.ts'

/** Only paths are read of relative addresses, so the host does not matter. */
const ANYWHERE = 'http://localhost/'

export class Servers {
  /** Addresses, relative ones as seen from the document where that has an address itself. */
  readonly all: readonly string[]
  readonly #reading: Reading
  readonly #target: URL | null
  readonly #general: string
  /** Thousands of operations may refer to the same list. */
  readonly #known = new WeakMap<object, string | undefined>()

  /** An address at the origin of `target` is preferred to the first one, so is one of its path. */
  constructor(reading: Reading, target: string | undefined) {
    this.#reading = reading
    this.#target = target === undefined ? null : URL.parse(target)
    this.all = reading.isSwagger ? this.#listOfSwagger() : this.#listOf(reading.root)
    this.#general = this.#choosePath(this.all) || this.#mountPath()
  }

  /** Without a slash at its end; the servers of the operation count, then those of its path. */
  basePath(operation: Located, item: Located): string {
    if (this.#reading.isSwagger) return this.#general
    return this.#pathOf(operation) ?? this.#pathOf(item) ?? this.#general
  }

  #pathOf(owner: Located): string | undefined {
    const { value } = at(owner, 'servers')
    if (typeof value !== 'object' || value === null) {
      return this.#choosePath(this.#listOf(owner))
    }
    const path = this.#known.has(value)
      ? this.#known.get(value)
      : this.#choosePath(this.#listOf(owner))
    this.#known.set(value, path)
    return path
  }

  #listOf(owner: Located): string[] {
    const servers = this.#reading.items(owner, 'servers', limits.serversMax)
    return servers.flatMap((server) => {
      const address = readServerAddress(server.value)
      const read = address === null ? null : this.#absolute(address)
      if (read === null) this.#reading.tellOf(server, 'has no address that can be read')
      return read ?? []
    })
  }

  #listOfSwagger(): string[] {
    const { value: root } = this.#reading.root
    const basePath = typeof root['basePath'] === 'string' ? root['basePath'] : ''
    const path = basePath === '' || basePath.startsWith('/') ? basePath : `/${basePath}`
    const host = readHost(root['host'])
    if (host === '') {
      const address = path === '' ? null : this.#absolute(path)
      return address === null ? [] : [address]
    }
    const { value: named } = at(this.#reading.root, 'schemes')
    const schemes = Array.isArray(named)
      ? named.filter((each) => typeof each === 'string' && /^https?$/.test(each))
      : []
    const usual = this.#documentUrl()?.protocol.replace(':', '')
    const all = schemes.length > 0 ? schemes : usual === undefined ? ['https', 'http'] : [usual]
    return all.slice(0, limits.serversMax).flatMap((scheme) => {
      const address = this.#absolute(`${String(scheme)}://${host}${path}`)
      if (address === null) this.#reading.tellOf(at(this.#reading.root, 'host'), 'is no host')
      return address ?? []
    })
  }

  /** Null when it cannot be read, or is not of HTTP. */
  #absolute(address: string): string | null {
    if (address.length > limits.urlLengthMax) return null
    const base = this.#documentUrl()
    const mended = mendAddress(address)
    const url = URL.parse(mended, base?.href ?? ANYWHERE)
    if (url === null || !/^https?:$/.test(url.protocol)) return null
    const isRelative = base === undefined && !URL.canParse(mended)
    const path = trimPath(url)
    return isRelative ? path || '/' : url.origin + path
  }

  #documentUrl(): URL | undefined {
    const { file } = this.#reading.root.source
    return /^https?:/i.test(file) ? (URL.parse(file) ?? undefined) : undefined
  }

  #choosePath(addresses: readonly string[]): string | undefined {
    const urls = addresses
      .map((address) => URL.parse(address, this.#target?.href ?? ANYWHERE))
      .filter((url) => url !== null)
    const target = this.#target
    if (target === null || urls.length === 0) return urls[0] && trimPath(urls[0])
    const rank = (url: URL) => {
      const hasPath = trimPath(url) === trimPath(target) ? 0 : 1
      return (url.origin === target.origin ? 0 : 2) + hasPath
    }
    const [best] = urls.sort((left, right) => rank(left) - rank(right))
    return best && trimPath(best)
  }

  /** A document that knows of no base path lies below that of the target, unless its paths do. */
  #mountPath(): string {
    const mount = this.#target === null ? '' : trimPath(this.#target)
    const { value: paths } = at(this.#reading.root, 'paths')
    const isWhole = Object.keys(paths ?? {}).some((path) => `${path}/`.startsWith(`${mount}/`))
    return isWhole ? '' : mount
  }
}

/** RFC 1035 §2.3.4, and a port. */
const HOST_LENGTH_MAX = 260
const LONE_HOST = /^(?:localhost|[\w.-]+\.[a-z]{2,}|[\w.-]+(?=:\d))(?::\d+)?$/i

/** A host without its scheme gets one; of a host that is none only the path behind it counts. */
function mendAddress(address: string): string {
  const [host = ''] = address.split('/', 1)
  if (host.length <= HOST_LENGTH_MAX && LONE_HOST.test(host)) return `https://${address}`
  const path = /^[^/?#]*:\/\/[^/?#]*(.*)$/.exec(address)?.[1]
  return path === undefined || URL.canParse(address) ? address : path || '/'
}

/** Some write a whole address there; others a template that was never filled in. */
function readHost(host: unknown): string {
  if (typeof host !== 'string') return ''
  const bare = host.replace(/^https?:\/\//i, '').split('/', 1)[0] ?? ''
  return URL.canParse(`https://${bare}`) && !bare.includes('{{') ? bare : ''
}

/** A variable without a value stays a parameter of the path. */
function trimPath(url: URL): string {
  return url.pathname
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}')
    .replace(/^\/+/, '/')
    .replace(/\/+$/, '')
}
