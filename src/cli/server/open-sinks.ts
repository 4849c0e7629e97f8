/** Decides how the settings of a sink become one: reads its secrets and certificates. */
import { X509Certificate } from 'node:crypto'
import { hostname } from 'node:os'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import { FileSink } from '../../server/sinks/file-sink.ts'
import type { Sink } from '../../server/sinks/sink.ts'
import type { OpenedSink } from '../../server/sinks/sink-desk.ts'
import type { SinkSettings, SyslogSinkSettings } from '../../server/sinks/sink-settings.ts'
import { SyslogSink } from '../../server/sinks/syslog-sink.ts'
import { WebhookSink } from '../../server/sinks/webhook-sink.ts'
import { checkTlsPair } from '../../server/tls-credentials.ts'
import type { Environment } from '../cli-context.ts'
import { readInput } from '../files/read-input.ts'
import { readVersion } from '../read-version.ts'
import { readWebhookSecrets } from './read-webhook-secrets.ts'

/** Errors: `file_not_readable`, `config_invalid`, `tls_invalid`. */
export function openSinks(
  settings: readonly SinkSettings[],
  clock: Engine['clock'],
  environment: Environment,
): Promise<OpenedSink[]> {
  return Promise.all(
    settings.map(async (each) => ({
      name: each.name,
      filter: each.filter,
      since: each.since,
      sink: await openSink(each, clock, environment),
    })),
  )
}

async function openSink(
  settings: SinkSettings,
  clock: Engine['clock'],
  environment: Environment,
): Promise<Sink> {
  switch (settings.kind) {
    case 'file':
      return new FileSink(settings)
    case 'syslog':
      return new SyslogSink({ ...settings, hostname: hostname(), tls: await readTls(settings) })
    case 'webhook': {
      const secrets = await readWebhookSecrets(settings.secret, environment)
      const ca = await readAuthorities(settings.caFile)
      const userAgent = `keyward/${readVersion()}`
      return new WebhookSink({ ...settings, secrets, ca, clock, userAgent })
    }
  }
}

async function readTls({ caFile, certFile, keyFile }: SyslogSinkSettings) {
  const ca = await readAuthorities(caFile)
  const [cert, key] = [await readPem(certFile), await readPem(keyFile)]
  return {
    ...(ca === undefined ? {} : { ca }),
    // Only one of them is refused with the configuration.
    ...(cert === undefined || key === undefined ? {} : checkTlsPair({ cert, key })),
  }
}

/** One that holds none would trust nobody, and tell so only when a connection is tried. */
async function readAuthorities(path: string | undefined): Promise<string | undefined> {
  const text = await readPem(path)
  if (text === undefined) return undefined
  try {
    new X509Certificate(text)
    return text
  } catch {
    throw new KeywardError('file_not_readable', { detail: `${path} holds no certificate.` })
  }
}

async function readPem(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const text = await readInput(path, limits.sinkCaBytesMax)
  if (text.includes('-----BEGIN ')) return text
  throw new KeywardError('file_not_readable', { detail: `${path} holds no PEM.` })
}
