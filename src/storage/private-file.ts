/** Decides how files that hold secrets are read and written: whole, mode 0600, durable. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isRecord } from '../base/document/is-record.ts'
import { KeywardError } from '../base/errors.ts'

/** The cause is left out on purpose: a parser's message may quote what stands in the file. */
export function readPrivate(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isRecord(value)) return value
  } catch {}
  throw new KeywardError('secrets_file_invalid', { detail: `${path} cannot be read as JSON.` })
}

/** Whole or not at all: a new file is written, forced to disk and moved over the old one. */
export function writePrivate(path: string, value: unknown): void {
  const temporary = `${path}.new`
  try {
    const file = openSync(temporary, 'w', 0o600)
    try {
      writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
    syncDirectory(dirname(path))
  } catch (cause) {
    throw new KeywardError('data_directory_not_writable', { detail: `${path}` }, { cause })
  }
}

/** The name of a new file is durable only with its folder. */
function syncDirectory(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
