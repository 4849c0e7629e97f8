/** Decides with which settings a server runs: option, then environment, then file, then default. */
import { KeywardError } from '../../base/errors.ts'
import type { QuotaDurability } from '../../engine/limits/quota-account.ts'
import { type AddressBlock, parseAddressBlock } from '../../engine/policy/address-block.ts'
import type { SinkSettings } from '../../server/sinks/sink-settings.ts'
import type { ReadConfig } from '../config/read-config.ts'
import type { OptionValues } from '../option.ts'
import type { LOG_LEVELS, serveShape } from '../specs/server-specs.ts'
import { BLOCK_WHY } from '../text/parse-blocks.ts'
import { DATA_DIRECTORY } from '../transport/transport.ts'
import { resolveAuditRetention } from './audit-settings.ts'
import { type LeakSettings, resolveLeaks } from './leak-settings.ts'
import { LISTEN_WHY, type ListenAddress, parseListenAddress } from './listen-address.ts'
import { resolveScanTargets, type ScanTargetSettings } from './scan-target-settings.ts'
import { resolveSinks } from './sink-settings.ts'
import { resolveTokenSettings, type TokenSettings } from './token-settings.ts'

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
  readonly failedAttemptsPerMinute: number | undefined
  readonly scanTargets: ScanTargetSettings
  readonly tokens: TokenSettings
  /** Null: the audit log is kept for ever. */
  readonly auditRetentionMs: number | null
  /** Who is told of audit events. */
  readonly sinks: readonly SinkSettings[]
  readonly leaks: LeakSettings
}

export type ServerOptions = OptionValues<typeof serveShape.options>

/** Error `usage_error` for options; the file has been looked at when it was read. */
export function resolveServerSettings(
  options: ServerOptions,
  read: ReadConfig | null,
): ServerSettings {
  const config = read?.config ?? {}
  const fromFile = (path: string | undefined) =>
    path === undefined ? undefined : read?.resolvePath(path)
  return {
    listen: resolveListen(options.listen, config.listen, '--listen') ?? DEFAULT_ADDRESS,
    data: options.data ?? fromFile(config.data) ?? DATA_DIRECTORY,
    tls: resolveTls(options, read),
    isTlsEndedByProxy: options.behindTlsProxy ?? config.behindTlsProxy ?? false,
    trustedProxies: resolveProxies(options.trustedProxy, read),
    adminKeyFile: options.adminKeyFile ?? fromFile(config.adminKeyFile),
    logLevel: options.logLevel ?? config.logLevel ?? 'info',
    quotaDurability: options.quotaDurability ?? config.quotaDurability ?? 'block',
    failedAttemptsPerMinute: options.failedAttempts ?? config.failedAttemptsPerMinute,
    scanTargets: resolveScanTargets(options.scanTarget, read),
    tokens: resolveTokenSettings(options, read),
    auditRetentionMs: resolveAuditRetention(options.auditRetention, read),
    sinks: resolveSinks(options, read),
    leaks: resolveLeaks(read),
  }
}

const DEFAULT_ADDRESS: ListenAddress = { host: '127.0.0.1', port: 8787 }

/** Undefined when neither names one; that of the file has been looked at with the file. */
export function resolveListen(
  option: string | undefined,
  field: string | undefined,
  flag: '--listen' | '--admin-listen',
): ListenAddress | undefined {
  const given = option ?? field
  if (given === undefined) return undefined
  return parseListenAddress(given) ?? refuse(`${flag} ${LISTEN_WHY}`)
}

/** Who gives files by options wants them, whatever the file says of self-signed ones; and back. */
function resolveTls(options: ServerOptions, read: ReadConfig | null): ServerSettings['tls'] {
  const { tlsCert, tlsKey, tlsSelfSigned } = options
  const isByOption = tlsCert !== undefined || tlsKey !== undefined || tlsSelfSigned === true
  const config = isByOption ? undefined : read?.config
  const fromFile = (path: string | undefined) =>
    path === undefined ? undefined : read?.resolvePath(path)
  const certPath = tlsCert ?? fromFile(config?.tlsCert)
  const keyPath = tlsKey ?? fromFile(config?.tlsKey)
  const isSelfSigned = tlsSelfSigned ?? config?.tlsSelfSigned ?? false
  if (isSelfSigned) {
    if (certPath === undefined && keyPath === undefined) return { kind: 'self_signed' }
    return refuse('a self-signed certificate excludes --tls-cert and --tls-key')
  }
  if (certPath === undefined && keyPath === undefined) return { kind: 'none' }
  if (certPath !== undefined && keyPath !== undefined) return { kind: 'files', certPath, keyPath }
  return refuse('TLS certificate and key belong together: --tls-cert and --tls-key')
}

function resolveProxies(
  option: readonly string[] | undefined,
  read: ReadConfig | null,
): readonly AddressBlock[] {
  const texts = option ?? read?.config.trustedProxies ?? []
  return texts.map((text) => parseAddressBlock(text) ?? refuse(`--trusted-proxy ${BLOCK_WHY}`))
}

function refuse(detail: string): never {
  throw new KeywardError('usage_error', { detail })
}
