/** Makes rows of every form that can be imported, and imports them, for tests. */
import { createHash, createHmac } from 'node:crypto'
import { SecretText } from '../../src/base/secret-text.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { type ImportRequest, importKeys } from '../../src/engine/import/import-keys.ts'
import type {
  ImportedCredential,
  ImportedHashAlgorithm,
  ImportReport,
  ImportRow,
} from '../../src/engine/import/import-row.ts'
import type { KeySettings } from '../../src/engine/keys/key-settings.ts'
import { LOCAL_OPERATOR } from '../../src/engine/principal.ts'

export const HMAC_SECRET = Buffer.from('the secret of the old system')

export const raw = (text: string): ImportedCredential => ({
  kind: 'raw',
  text: new SecretText(text),
})

export const hashed = (algorithm: ImportedHashAlgorithm, hash: string): ImportedCredential => ({
  kind: 'hash',
  algorithm,
  hash,
})

export const sha256 = (text: string) => createHash('sha256').update(text)
export const hmac = (text: string) => createHmac('sha256', HMAC_SECRET).update(text)

export const row = (
  credential: ImportedCredential,
  settings: Partial<KeySettings> = {},
): ImportRow => ({ credential, settings })

/** Into the API `shop`, unless told otherwise. */
export function importRows(
  engine: Engine,
  rows: readonly ImportRow[],
  more: Partial<ImportRequest> = {},
): Promise<ImportReport> {
  const request = { apiId: 'shop', rows, hmacSecret: null, dryRun: false, ...more }
  return importKeys(engine, LOCAL_OPERATOR, request)
}
