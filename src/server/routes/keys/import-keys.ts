/** POST /v1/keys/import: takes over keys that existed before, raw or hashed. */
import type { z } from 'zod'
import { limits } from '../../../base/limits.ts'
import { SecretText } from '../../../base/secret-text.ts'
import { importKeys } from '../../../engine/import/import-keys.ts'
import type { ImportedCredential, ImportRow } from '../../../engine/import/import-row.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { importKeysBody, importReportOutput } from '../../schemas/import-schema.ts'
import { toKeySettings } from './key-settings-input.ts'

export const importKeysEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/keys/import',
  operationId: 'importKeys',
  tag: 'Keys',
  summary: 'Import keys',
  description:
    'Rows that cannot be imported are reported and left out; the others are imported together. ' +
    'A key that is there already changes nothing, so the same import can be repeated. Try it ' +
    'with `dryRun` first.',
  scope: 'write:keys',
  body: importKeysBody,
  bodyBytesMax: limits.importBodyBytesMax,
  bodyExample: {
    api: 'shop',
    dryRun: true,
    rows: [{ key: 'an-old-key-in-the-clear', name: 'legacy', scopes: ['read:users'] }],
  },
  keyTextsAt: /^\/rows\/\d+\/key$/,
  isChange: true,
  responses: { 200: { description: 'What became of each row.', schema: importReportOutput } },
  problems: ['api_not_found', 'builtin_api', 'import_invalid'],
  async handle({ deps: { engine }, principal, body: { api, dryRun, hmacSecret, rows } }) {
    const report = await importKeys(engine, principal, {
      apiId: api,
      rows: rows.map(toImportRow),
      hmacSecret: hmacSecret === undefined ? null : Buffer.from(hmacSecret, 'base64'),
      dryRun,
    })
    return answerJson(200, report, { target: api })
  },
})

type ImportRowInput = z.output<typeof importKeysBody>['rows'][number]

function toImportRow({ key, hash, algorithm, ...settings }: ImportRowInput): ImportRow {
  const credential: ImportedCredential =
    hash === undefined || algorithm === undefined
      ? { kind: 'raw', text: new SecretText(key ?? '') }
      : { kind: 'hash', algorithm, hash }
  return { credential, settings: toKeySettings(settings) }
}
