/** `keyward keys import`: takes over keys or hashes from a file. */
import { KeywardError } from '../../base/errors.ts'
import type { Run } from '../command.ts'
import type { SourceRow } from '../import/import-source.ts'
import { readKeyFile } from '../import/read-key-file.ts'
import { readHmacSecret, sendImport } from '../import/send-import.ts'
import type { importKeysShape } from '../specs/access-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { withTransport } from '../transport/transport.ts'
import { addPlaces, viewImport } from '../views/import-view.ts'

export const importKeys: Run<typeof importKeysShape> = async (context, input) => {
  const { options } = input
  const read = await readKeyFile(input.arguments.file, options.format)
  if (read.length === 0) {
    throw new KeywardError('import_invalid', { detail: `${input.arguments.file} holds no rows.` })
  }
  const scopes = options.scope ?? []
  const rows = read.map((each) => (namesGrants(each) ? each : addScopes(each, scopes)))
  const useless = rows.filter((each) => !namesGrants(each)).length
  if (useless > 0) {
    const told = `rows that name no scope: ${useless} of ${rows.length}`
    context.warn(`${told}: give --scope, or such keys open public routes only.`)
  }
  const hmacSecret = await readHmacSecret(options.hmacSecretFile)
  return withTransport(context, options, async (transport) => {
    const api = await chooseApi(transport, options.api)
    const { dryRun = false } = options
    const report = await sendImport(transport, rows, { api, dryRun, hmacSecret })
    const places = rows.map(({ place }) => place)
    return {
      json: { ...report, rows: addPlaces(report, places) },
      text: (style) => viewImport(report, places, style),
      exitCode: report.refused > 0 ? 1 : 0,
    }
  })
}

function namesGrants({ row }: SourceRow): boolean {
  return [row['scopes'], row['roles']].some((list) => Array.isArray(list) && list.length > 0)
}

/** Only for rows that name neither scopes nor roles: nobody gets more than the file says. */
function addScopes({ row, place }: SourceRow, scopes: readonly string[]): SourceRow {
  return scopes.length === 0 ? { row, place } : { row: { ...row, scopes }, place }
}
