/** Decides which sinks are told of audit events: those of the file, and those of options. */
import { assert } from '../../base/assert.ts'
import { KeywardError } from '../../base/errors.ts'
import { EVERYTHING, expandAction, type SinkFilter } from '../../server/sinks/sink-filter.ts'
import type { SinkSettings, WebhookSecretSource } from '../../server/sinks/sink-settings.ts'
import type { ReadConfig } from '../config/read-config.ts'
import type { SinkConfig } from '../config/sink-fields.ts'
import { parseBlocks } from '../text/parse-blocks.ts'
import { parseSyslogAddress, SYSLOG_ADDRESS_WHY } from '../text/parse-syslog-address.ts'

export interface SinkOptions {
  readonly auditFile: string | undefined
  readonly auditSyslog: string | undefined
}

/** Error `usage_error` for options; the sinks of the file have been looked at with the file. */
export function resolveSinks(options: SinkOptions, read: ReadConfig | null): SinkSettings[] {
  const ofFile = (read?.config.audit?.sinks ?? []).map((sink) =>
    resolveSink(sink, (path) => read?.resolvePath(path) ?? path),
  )
  const sinks = [...ofFile, ...resolveOptions(options)]
  const twice = sinks.find(({ name }, index) => sinks.findIndex(isCalled(name)) !== index)
  if (twice === undefined) return sinks
  const detail = `there is another sink called ${twice.name}: give that of the file another name`
  throw new KeywardError('usage_error', { detail })
}

const isCalled =
  (name: string) =>
  (sink: SinkSettings): boolean =>
    sink.name === name

function resolveSink(sink: SinkConfig, resolvePath: (path: string) => string): SinkSettings {
  const fromFile = (path: string | undefined) =>
    path === undefined ? undefined : resolvePath(path)
  const common = {
    name: sink.name ?? sink.kind,
    since: sink.since ?? 'beginning',
    filter: resolveFilter(sink),
  }
  if (sink.kind === 'file') return { ...common, kind: 'file', path: resolvePath(sink.path) }
  const caFile = fromFile(sink.ca)
  if (sink.kind === 'webhook') {
    const { secretVariable, privateNetworks = [] } = sink
    const url = new URL(sink.url)
    const secret = toSecret(secretVariable, fromFile(sink.secretFile))
    const networks = parseBlocks(privateNetworks)
    return { ...common, kind: 'webhook', url, secret, caFile, privateNetworks: networks }
  }
  const address = parseSyslogAddress(sink.address)
  assert(address !== undefined, 'the schema of the configuration takes addresses only')
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

function resolveFilter({ filter }: SinkConfig): SinkFilter {
  if (filter === undefined) return EVERYTHING
  const { actions, outcomes, apis } = filter
  return {
    actions: actions === undefined ? null : new Set(actions.flatMap(expandAction)),
    outcomes: outcomes === undefined ? null : new Set(outcomes),
    tenants: apis === undefined ? null : new Set(apis),
  }
}

function toSecret(name: string | undefined, path: string | undefined): WebhookSecretSource {
  if (path !== undefined) return { kind: 'file', path }
  assert(name !== undefined, 'the schema of the configuration asks for one of them')
  return { kind: 'variable', name }
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
      throw new KeywardError('usage_error', { detail: `--audit-syslog ${SYSLOG_ADDRESS_WHY}` })
    }
    const files = { caFile: undefined, certFile: undefined, keyFile: undefined }
    sinks.push({ ...common, name: 'audit-syslog', kind: 'syslog', ...address, ...files })
  }
  return sinks
}
