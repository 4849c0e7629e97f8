/** Says how a sink of audit events is set up: where it leads, and what it is told. */
import type { AddressBlock } from '../../engine/policy/address-block.ts'
import type { SinkFilter } from './sink-filter.ts'

interface CommonSinkSettings {
  /** Under which the store remembers how far it has come. */
  readonly name: string
  readonly filter: SinkFilter
  readonly since: 'beginning' | 'now'
}

export interface SyslogSinkSettings extends CommonSinkSettings {
  readonly kind: 'syslog'
  readonly protocol: 'tcp' | 'tls' | 'udp'
  /** Without the brackets of a URL. */
  readonly host: string
  readonly port: number
  readonly messageBytesMax: number
  /** Paths of PEM files. */
  readonly caFile: string | undefined
  readonly certFile: string | undefined
  readonly keyFile: string | undefined
}

export interface WebhookSinkSettings extends CommonSinkSettings {
  readonly kind: 'webhook'
  readonly url: URL
  readonly secret: WebhookSecretSource
  readonly caFile: string | undefined
  /** Private addresses that the name may lead to. */
  readonly privateNetworks: readonly AddressBlock[]
}

export interface FileSinkSettings extends CommonSinkSettings {
  readonly kind: 'file'
  readonly path: string
}

export type SinkSettings = SyslogSinkSettings | WebhookSinkSettings | FileSinkSettings

/** Where the secret of a webhook is: never in the configuration itself. */
export type WebhookSecretSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'variable'; readonly name: string }
