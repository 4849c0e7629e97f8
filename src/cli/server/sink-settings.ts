/** Decides which sinks are told of audit events: those of the file, and those of options. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { type AddressBlock, parseAddressBlock } from '../../engine/policy/address-block.ts'
import { isLoopbackHost } from '../../scanner/probe/run/is-loopback-host.ts'
import { EVERYTHING, expandAction, type SinkFilter } from '../../server/sinks/sink-filter.ts'
import type {
  SinkSettings,
  SyslogSinkSettings,
  WebhookSecretSource,
} from '../../server/sinks/sink-settings.ts'
import { createConfigError, type ReadConfig } from '../config/read-config.ts'
import type { SinkConfig } from '../config/sink-fields.ts'

export interface SinkOptions {
  readonly auditFile: string | undefined
  readonly auditSyslog: string | undefined
}

/** Refuses a field of the sink, with the place at which it stands. */
type Refuse = (path: readonly (string | number)[], message: string) => never

const ADDRESS_WHY = 'must be such as tls://logs.example.com:6514, tcp://… or udp://…'

/** Errors: `usage_error` for options, `config_invalid` with line and column for the file. */
export function resolveSinks(options: SinkOptions, read: ReadConfig | null): SinkSettings[] {
  const sinks = [
    ...(read?.config.audit?.sinks ?? []).map((sink, index) => {
      const refuse: Refuse = (path, message) => {
        const at = read?.source.locate(['audit', 'sinks', index, ...path]) ?? ''
        throw createConfigError([{ at, message }])
      }
      return resolveSink(sink, refuse, (path) => read?.resolvePath(path) ?? path)
    }),
    ...resolveOptions(options),
  ]
  const names = new Set<string>()
  for (const [index, { name }] of sinks.entries()) {
    if (names.has(name)) {
      const at = read?.source.locate(['audit', 'sinks', index]) ?? ''
      const message = `there is another sink called ${name}; give each a name`
      throw createConfigError([{ at, message }])
    }
    names.add(name)
  }
  return sinks
}

function resolveSink(
  sink: SinkConfig,
  refuse: Refuse,
  resolvePath: (path: string) => string,
): SinkSettings {
  const fromFile = (path: string | undefined) =>
    path === undefined ? undefined : resolvePath(path)
  const common = {
    name: sink.name ?? sink.kind,
    since: sink.since ?? 'beginning',
    filter: resolveFilter(sink, refuse),
  }
  if (sink.kind === 'file') return { ...common, kind: 'file', path: resolvePath(sink.path) }
  const caFile = fromFile(sink.ca)
  if (sink.kind === 'webhook') {
    const url = parseWebhookUrl(sink.url, (message) => refuse(['url'], `url ${message}`))
    const secret = resolveSecret(sink, fromFile(sink.secretFile), refuse)
    const privateNetworks = resolveNetworks(sink.privateNetworks ?? [], refuse)
    return { ...common, kind: 'webhook', url, secret, caFile, privateNetworks }
  }
  const address = parseSyslogAddress(sink.address) ?? refuse(['address'], `address ${ADDRESS_WHY}`)
  if (address.protocol !== 'tls' && (sink.ca ?? sink.cert ?? sink.key) !== undefined) {
    refuse(['address'], 'address must begin with tls:// where certificates are named')
  }
  if ((sink.cert === undefined) !== (sink.key === undefined)) {
    refuse([sink.cert === undefined ? 'key' : 'cert'], 'cert and key belong together')
  }
  return {
    ...common,
    kind: 'syslog',
    ...address,
    messageBytesMax: sink.maxMessageBytes ?? address.messageBytesMax,
    caFile,
    certFile: fromFile(sink.cert),
    keyFile: fromFile(sink.key),
  }
}

function resolveFilter({ filter }: SinkConfig, refuse: Refuse): SinkFilter {
  if (filter === undefined) return EVERYTHING
  const { actions, outcomes, apis } = filter
  const expanded = actions?.flatMap((pattern, index) => {
    const known = expandAction(pattern)
    if (known.length > 0) return known
    return refuse(['filter', 'actions', index], `there is no action ${JSON.stringify(pattern)}`)
  })
  return {
    actions: expanded === undefined ? null : new Set(expanded),
    outcomes: outcomes === undefined ? null : new Set(outcomes),
    tenants: apis === undefined ? null : new Set(apis),
  }
}

/** https, unless nobody stands between: then http will do. */
export function parseWebhookUrl(text: string, refuse: (message: string) => never): URL {
  const url = /^https?:\/\/[^\s\\]+$/i.test(text) ? URL.parse(text) : null
  if (url === null) return refuse('must be such as https://hooks.example.com/keyward')
  if (url.username !== '' || url.password !== '') refuse('must not hold a name or password')
  if (url.hash !== '') refuse('must be without #')
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    refuse('must begin with https:// except on this machine')
  }
  return url
}

function resolveSecret(
  { secretVariable }: Extract<SinkConfig, { kind: 'webhook' }>,
  secretFile: string | undefined,
  refuse: Refuse,
): WebhookSecretSource {
  if (secretFile !== undefined && secretVariable === undefined) {
    return { kind: 'file', path: secretFile }
  }
  if (secretVariable !== undefined && secretFile === undefined) {
    return { kind: 'variable', name: secretVariable }
  }
  return refuse([], 'a webhook needs secretFile or secretVariable, and not both')
}

function resolveNetworks(texts: readonly string[], refuse: Refuse): AddressBlock[] {
  return texts.map((text, index) => {
    const why = 'must be an address or CIDR block such as 10.0.0.0/8'
    return parseAddressBlock(text) ?? refuse(['privateNetworks', index], why)
  })
}

type SyslogAddress = Pick<SyslogSinkSettings, 'protocol' | 'host' | 'port' | 'messageBytesMax'>

/** Undefined when it is none. Ports: RFC 5425, RFC 6587, RFC 5426. */
function parseSyslogAddress(text: string): SyslogAddress | undefined {
  const [, protocol, authority] = /^(tcp|tls|udp):\/\/([^\s/?#@\\]+)\/?$/.exec(text) ?? []
  const url = authority === undefined ? null : URL.parse(`http://${authority}/`)
  if (url === null || url.hostname === '') return undefined
  if (protocol !== 'tcp' && protocol !== 'tls' && protocol !== 'udp') return undefined
  const explicit = /:(\d+)$/.exec(authority ?? '')?.[1]
  const port = explicit === undefined ? (protocol === 'tls' ? 6514 : 514) : Number(explicit)
  if (port < 1 || port > 65_535) return undefined
  const { syslogMessageBytesMax, syslogDatagramBytesMax } = limits
  return {
    protocol,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    messageBytesMax: protocol === 'udp' ? syslogDatagramBytesMax : syslogMessageBytesMax,
  }
}

function resolveOptions({ auditFile, auditSyslog }: SinkOptions): SinkSettings[] {
  const common = { filter: EVERYTHING, since: 'beginning' } as const
  const sinks: SinkSettings[] = []
  if (auditFile !== undefined) {
    sinks.push({ ...common, name: 'audit-file', kind: 'file', path: auditFile })
  }
  if (auditSyslog !== undefined) {
    const address = parseSyslogAddress(auditSyslog)
    if (address === undefined) {
      throw new KeywardError('usage_error', { detail: `--audit-syslog ${ADDRESS_WHY}` })
    }
    const files = { caFile: undefined, certFile: undefined, keyFile: undefined }
    sinks.push({ ...common, name: 'audit-syslog', kind: 'syslog', ...address, ...files })
  }
  return sinks
}
