/** Decides how rows are handed to the management API, and where its complaints point to. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { readBytes } from '../files/read-input.ts'
import type { Transport } from '../transport/transport.ts'
import type { ImportReportJson } from '../wire.ts'
import type { SourceRow } from './import-source.ts'

export interface ImportOptions {
  readonly api: string
  readonly dryRun: boolean
  /** In base64. */
  readonly hmacSecret: string | undefined
}

/** All rows in one request, so that they are one transaction. */
export async function sendImport(
  transport: Transport,
  rows: readonly SourceRow[],
  { api, dryRun, hmacSecret }: ImportOptions,
): Promise<ImportReportJson> {
  const body = { api, dryRun, hmacSecret, rows: rows.map(({ row }) => row) }
  try {
    return (await transport.call('POST', '/v1/keys/import', body)) as ImportReportJson
  } catch (error) {
    throw toPlaces(error, rows)
  }
}

/** A line end is what editors add, not part of the secret. In base64, as JSON has no bytes. */
export async function readHmacSecret(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  const bytes = await readBytes(file, limits.hmacSecretBytesMax + 2)
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/\r?\n$/, '')
  if (text === '') throw new KeywardError('import_invalid', { detail: `${file} is empty.` })
  return Buffer.from(text, 'latin1').toString('base64')
}

/** `/rows/3/algorithm` says little to whoever wrote line 5 of a file. */
function toPlaces(error: unknown, rows: readonly SourceRow[]): unknown {
  if (!(error instanceof KeywardError) || error.details.errors === undefined) return error
  const errors = error.details.errors.map(({ at, message }) => {
    const [, index, field = ''] = /^\/rows\/(\d+)(?:\/(.*))?$/.exec(at) ?? []
    const place = index === undefined ? undefined : rows[Number(index)]?.place
    if (place === undefined) return { at, message }
    return { at: place, message: `${field.replaceAll('/', ' ')} ${message}`.trim() }
  })
  return new KeywardError('import_invalid', { ...error.details, errors }, { cause: error })
}
