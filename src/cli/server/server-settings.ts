/** Decides with which settings a server runs: option, then environment, then file, then default. */
import { KeywardError } from '../../base/errors.ts'
import type { QuotaDurability } from '../../engine/limits/quota-account.ts'
import { type AddressBlock, parseAddressBlock } from '../../engine/policy/address-block.ts'
import type { ReadConfig } from '../config/read-config.ts'
import type { OptionValues } from '../option.ts'
import type { LOG_LEVELS, serveShape } from '../specs/server-specs.ts'
import { DATA_DIRECTORY } from '../transport/transport.ts'
import { type ListenAddress, parseListenAddress } from './listen-address.ts'

export interface ServerSettings {
  readonly listen: ListenAddress
  readonly data: string
  readonly tls:
    | { readonly kind: 'none' }
    | { readonly kind: 'self_signed' }
    | { readonly kind: 'files'; readonly certPath: string; readonly keyPath: string }
  readonly isTlsEndedByProxy: boolean
  readonly trustedProxies: readonly AddressBlock[]
  readonly adminKeyFile: string | undefined
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly quotaDurability: QuotaDurability
}

export type ServerOptions = OptionValues<typeof serveShape.options>

const LISTEN_DEFAULT = '127.0.0.1:8787'

/** Errors: `usage_error` for options, `config_invalid` with line and column for the file. */
export function resolveServerSettings(
  options: ServerOptions,
  read: ReadConfig | null,
): ServerSettings {
  const config = read?.config ?? {}
  const fromFile = (path: string | undefined) =>
    path === undefined ? undefined : read?.resolvePath(path)
  const tlsCert = options.tlsCert ?? fromFile(config.tlsCert)
  const tlsKey = options.tlsKey ?? fromFile(config.tlsKey)
  const isSelfSigned = options.tlsSelfSigned ?? config.tlsSelfSigned ?? false
  return {
    listen: resolveListen(options.listen, config.listen, 'listen', read) ?? DEFAULT_ADDRESS,
    data: options.data ?? fromFile(config.data) ?? DATA_DIRECTORY,
    tls: resolveTls(tlsCert, tlsKey, isSelfSigned),
    isTlsEndedByProxy: options.behindTlsProxy ?? config.behindTlsProxy ?? false,
    trustedProxies: resolveProxies(options.trustedProxy, read),
    adminKeyFile: options.adminKeyFile ?? fromFile(config.adminKeyFile),
    logLevel: options.logLevel ?? config.logLevel ?? 'info',
    quotaDurability: options.quotaDurability ?? config.quotaDurability ?? 'block',
  }
}

const DEFAULT_ADDRESS: ListenAddress = { host: '127.0.0.1', port: 8787 }

/** Undefined when neither names one. */
export function resolveListen(
  option: string | undefined,
  field: string | undefined,
  name: 'listen' | 'adminListen',
  read: ReadConfig | null,
): ListenAddress | undefined {
  const why = `must be host:port such as ${LISTEN_DEFAULT}`
  if (option !== undefined) {
    const flag = name === 'listen' ? '--listen' : '--admin-listen'
    return parseListenAddress(option) ?? refuse('usage_error', `${flag} ${why}`)
  }
  if (field === undefined) return undefined
  return parseListenAddress(field) ?? refuseField(read, [name], `${name} ${why}`)
}

function resolveTls(
  certPath: string | undefined,
  keyPath: string | undefined,
  isSelfSigned: boolean,
): ServerSettings['tls'] {
  if (isSelfSigned) {
    if (certPath === undefined && keyPath === undefined) return { kind: 'self_signed' }
    return refuse('usage_error', '--tls-self-signed excludes --tls-cert and --tls-key')
  }
  if (certPath === undefined && keyPath === undefined) return { kind: 'none' }
  if (certPath === undefined || keyPath === undefined) {
    return refuse('usage_error', '--tls-cert and --tls-key belong together')
  }
  return { kind: 'files', certPath, keyPath }
}

function resolveProxies(
  option: readonly string[] | undefined,
  read: ReadConfig | null,
): readonly AddressBlock[] {
  const texts = option ?? read?.config.trustedProxies ?? []
  return texts.map((text, index) => {
    const block = parseAddressBlock(text)
    if (block !== undefined) return block
    const why = 'must be an address or CIDR block such as 10.0.0.0/8'
    if (option !== undefined) return refuse('usage_error', `--trusted-proxy ${why}`)
    return refuseField(read, ['trustedProxies', index], `trustedProxies ${why}`)
  })
}

function refuseField(
  read: ReadConfig | null,
  path: readonly (string | number)[],
  message: string,
): never {
  const at = read?.source.locate(path) ?? ''
  throw new KeywardError('config_invalid', { errors: [{ at, message }] })
}

function refuse(code: 'usage_error', detail: string): never {
  throw new KeywardError(code, { detail })
}
