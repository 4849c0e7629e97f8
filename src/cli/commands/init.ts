/** `keyward init`: sets up protection for an API whose keys exist already. */
import { KeywardError } from '../../base/errors.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import { declareFromOptions } from '../config/declare-from-options.ts'
import { type ConfigFacts, formatConfig } from '../config/format-config.ts'
import { CONFIG_FILE } from '../config/read-config.ts'
import { widenCatalogue } from '../config/widen-catalogue.ts'
import { checkAbsent, isSameFile, writeFile } from '../files/write-file.ts'
import { importInto } from '../import/import-into.ts'
import type { SourceRow } from '../import/import-source.ts'
import { readEnvKeys } from '../import/read-env-keys.ts'
import { readKeyFile } from '../import/read-key-file.ts'
import { readHmacSecret } from '../import/send-import.ts'
import type { OptionValues } from '../option.ts'
import { API_DEFAULT } from '../server/choose-protected-api.ts'
import type { initShape } from '../specs/server-specs.ts'
import type { Style } from '../text/style.ts'
import { DATA_DIRECTORY } from '../transport/transport.ts'
import { addPlaces, viewImport } from '../views/import-view.ts'
import type { ImportReportJson } from '../wire.ts'

type InitOptions = OptionValues<typeof initShape.options>

export const init: Run<typeof initShape> = async (context, { options }) => {
  const { upstream, api: id = API_DEFAULT, dryRun = false } = options
  if (upstream === undefined) {
    throw new KeywardError('usage_error', {
      detail: 'name the API with --upstream, such as http://127.0.0.1:5000',
    })
  }
  const declared = await declareFromOptions(context, id, { ...options, upstream }, undefined)
  const rows = await readRows(context, options)
  const hmacSecret = await readHmacSecret(options.hmacSecretFile)
  const data = options.data ?? DATA_DIRECTORY
  const config = writeLater(options, { id, upstream, data })
  // The store goes first: repeating a command that was cut off finds it done, and writes the file.
  const widened = widenCatalogue(declared, rows)
  if (widened.added.length > 0) {
    context.warn(`no operation of ${options.openapi} needs ${widened.added.join(', ')}`)
  }
  const report = await importInto(data, widened.declared, rows, { dryRun, hmacSecret })
  if (!dryRun) config.write()
  const places = rows.map(({ place }) => place)
  const wide = rows.some(({ row }) => isEverything(row['scopes']))
  return {
    json: {
      ...report,
      rows: addPlaces(report, places),
      api: id,
      dataDirectory: data,
      config: config.path,
    },
    text: (style) =>
      viewImport(report, places, style) +
      tellNext(style, report, { id, data, config: config.path, wide, dryRun }),
    exitCode: report.refused > 0 ? 1 : 0,
  }
}

/** Rows with scopes go first: where a key stands in several places, the narrower one counts. */
async function readRows(
  { environment }: CliContext,
  { importScopes, importHashes, importEnv }: InitOptions,
): Promise<SourceRow[]> {
  const scoped = importScopes === undefined ? [] : await readKeyFile(importScopes, 'json')
  const hashed = importHashes === undefined ? [] : await readKeyFile(importHashes, undefined)
  const plain = importEnv === undefined ? [] : readEnvKeys(importEnv, environment)
  return [...scoped, ...hashed, ...plain]
}

/** Refuses before anything is done; a file that would be the same is fine. */
function writeLater(
  { output: path = CONFIG_FILE, force = false, prefix, openapi }: InitOptions,
  facts: Pick<ConfigFacts, 'id' | 'upstream' | 'data'>,
): { readonly path: string; write(): void } {
  const text = formatConfig({ ...facts, path, prefix, openapi })
  if (isSameFile(path, text)) return { path, write: () => {} }
  if (!force) checkAbsent(path)
  return { path, write: () => writeFile(path, text, { mode: 0o644, replaces: force }) }
}

function isEverything(scopes: unknown): boolean {
  return Array.isArray(scopes) && scopes.includes('*:*')
}

interface Next {
  readonly id: string
  readonly data: string
  readonly config: string
  readonly wide: boolean
  readonly dryRun: boolean
}

function tellNext(style: Style, report: ImportReportJson, next: Next): string {
  const { id, data, config, wide, dryRun } = next
  const narrow = wide
    ? 'Keys with *:* may do everything, as today. To narrow one:\n' +
      `  ${style.bold(`keyward keys update <id> --scope read:users --data ${neutralise(data)}`)}\n`
    : ''
  if (dryRun) return `${narrow}Next: the same without --dry-run.\n`
  const isUsual = config === CONFIG_FILE
  const command = `keyward protect${isUsual ? '' : ` --config ${neutralise(config)}`}`
  const wrote = `Wrote ${neutralise(config)} for the API ${id}, data in ${neutralise(data)}.\n`
  const clients =
    report.imported + report.alreadyImported > 0
      ? 'The old keys go on working through Keyward, which takes them off before it forwards:\n' +
        'let the API accept requests without a key, and let nobody but Keyward reach it.\n'
      : ''
  return `${wrote}${narrow}Next: ${style.bold(command)}\n${clients}`
}
