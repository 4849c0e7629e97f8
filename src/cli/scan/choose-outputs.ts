/** Decides in which forms a report is written, and where: files by their endings, or the screen. */
import { accessSync, constants, statSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { KeywardError } from '../../base/errors.ts'
import type { ReportFormat } from '../../scanner/reports/report-formats.ts'
import { chooseFile } from '../files/choose-file.ts'

export interface ReportOutputs {
  /** Null: standard output tells only where the files are. */
  readonly screen: ReportFormat | null
  readonly files: readonly { readonly path: string; readonly format: ReportFormat }[]
}

const FORMATS: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.html': 'html',
  '.htm': 'html',
}

/**
 * A given format holds where there is one file, whatever it is called; with several, the ending of
 * each says its form. Error `usage_error`.
 */
export function chooseOutputs(
  format: ReportFormat | undefined,
  paths: readonly string[] | undefined,
  isJson: boolean,
): ReportOutputs {
  const [first] = paths ?? []
  const isOnScreen = paths?.length === 1 && chooseFile(first) === undefined
  if (paths === undefined || isOnScreen) {
    if (isJson && format !== undefined && format !== 'json') {
      refuse(`--json and --format ${format} exclude each other, unless --output takes the report`)
    }
    return { screen: format ?? (isJson ? 'json' : 'text'), files: [] }
  }
  if (new Set(paths).size !== paths.length) refuse('--output names one file twice')
  const files = paths.map((path) => {
    const byEnding = FORMATS[extname(path).toLowerCase()]
    const chosen = paths.length === 1 ? (format ?? byEnding) : (byEnding ?? format)
    if (chosen === undefined) {
      refuse(`--output ${path} does not end in a known form: give --format, or an ending as .html`)
    }
    return { path, format: chosen }
  })
  return { screen: null, files }
}

/** Before anything is sent: a scan whose report cannot be kept would be for nothing. */
export function checkWritable(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      accessSync(dirname(path), constants.W_OK)
    } catch (cause) {
      const detail = `${path} (its folder is not there, or not writable).`
      throw new KeywardError('file_not_writable', { detail }, { cause })
    }
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
      throw new KeywardError('file_not_writable', { detail: `${path} (it is a folder).` })
    }
  }
}

function refuse(detail: string): never {
  throw new KeywardError('usage_error', { detail })
}
