/** Decides how a command reaches the management API: over HTTP, or in process. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { CliContext } from '../cli-context.ts'
import { hasDatabase } from '../files/has-database.ts'
import type { OptionValues } from '../option.ts'
import type { connectionOptions } from '../specs/connection-options.ts'
import { openHttpTransport } from './http-transport.ts'

/** Sends management requests and answers their bodies; a problem becomes a `KeywardError`. */
export interface Transport {
  /** Null for 204. */
  call(method: string, path: string, body?: unknown): Promise<unknown>
  /** The body of an answer, as it comes. */
  download(path: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

export type ConnectionValues = OptionValues<typeof connectionOptions>

export const DATA_DIRECTORY = 'keyward-data'

/** Runs `work` with a transport that is closed afterwards, whatever happens. */
export async function withTransport<T>(
  context: CliContext,
  options: ConnectionValues,
  work: (transport: Transport) => Promise<T>,
): Promise<T> {
  const transport = await openTransport(context, options)
  try {
    return await work(transport)
  } finally {
    await transport.close()
  }
}

async function openTransport(context: CliContext, options: ConnectionValues): Promise<Transport> {
  const directory = chooseDirectory(context, options)
  if (directory === undefined) return openHttpTransport(context, options)
  // Whoever asks a server needs neither storage nor engine here.
  const { openLocalTransport } = await import('./local-transport.ts')
  return openLocalTransport(context, directory)
}

/**
 * Undefined: a server is asked. What stands on the command line goes before the environment; in
 * the environment a server goes before a directory, which that server probably holds.
 */
function chooseDirectory(context: CliContext, { data, url }: ConnectionValues): string | undefined {
  const { fromFlags } = context
  if (fromFlags.has('data') && fromFlags.has('url')) {
    throw new KeywardError('usage_error', { detail: '--data and --url exclude each other' })
  }
  if (fromFlags.has('data')) return data
  if (url !== undefined) return undefined
  if (data !== undefined) return data
  if (hasDatabase(DATA_DIRECTORY)) return DATA_DIRECTORY
  throw new KeywardError('data_directory_missing', {
    detail: `no --data, no KEYWARD_URL, and no ./${DATA_DIRECTORY}.`,
  })
}

/** Adds the parameters that have a value to a path. */
export function withQuery(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, String(value))
  }
  return query.size === 0 ? path : `${path}?${query}`
}

/** What no id holds and no path can carry as one segment (RFC 3986 §3.3). */
const NEVER_IN_IDS = /[\s/\\%?#;\p{Cc}]/u

/** An id as one segment of a path. Error `usage_error` when it cannot be one. */
export function toSegment(id: string): string {
  const isTooLong = id.length > limits.nameLengthMax
  if (id === '' || id === '.' || id === '..' || isTooLong || NEVER_IN_IDS.test(id)) {
    const shown = JSON.stringify(isTooLong ? `${id.slice(0, SHOWN_LENGTH)}…` : id)
    throw new KeywardError('usage_error', { detail: `${shown} is not an id` })
  }
  return encodeURIComponent(id)
}

const SHOWN_LENGTH = 20
