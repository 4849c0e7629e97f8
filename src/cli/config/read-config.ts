/** Decides whether a configuration file is valid; every mistake is told by line and column. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { formatPlace, parseSource, type SourceDocument } from '../../base/document/parse-source.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { parseKey } from '../../engine/keys/key-format.ts'
import { readInput } from '../files/read-input.ts'
import type { Config } from './config-schema.ts'
import { parseConfig } from './parse-config.ts'

export interface ReadConfig {
  /** As it was named, for messages. */
  readonly file: string
  readonly config: Config
  readonly source: SourceDocument
  /** A path in the file, from where the command runs. */
  resolvePath(path: string): string
}

export const CONFIG_FILE = 'keyward.yaml'

export interface ConfigMistake {
  /** `file:line:column`. */
  readonly at: string
  readonly message: string
}

export interface ReadAttempt {
  /** Without what is wrong, so that the rest can be looked at, too. */
  readonly read: ReadConfig
  /** Whoever goes on has to tell them: nothing starts while there are any. */
  readonly mistakes: readonly ConfigMistake[]
}

/** Null without a file. Errors: `config_not_readable`; `config_invalid` when it has no form. */
export async function readConfig(named: string | undefined): Promise<ReadAttempt | null> {
  const file = named ?? (existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined)
  if (file === undefined) return null
  const text = await readText(file)
  refuseSecrets(file, text)
  const source = parseSource(file, text, 'config_invalid')
  if (source.duplicates.length > 0) {
    throw new KeywardError('config_invalid', { errors: source.duplicates })
  }
  // A file with nothing but comments declares nothing.
  const { config, issues } = parseConfig(source.value ?? {})
  const mistakes = issues.map(({ path, message }) => ({ at: source.locate(path), message }))
  const folder = dirname(resolve(file))
  const read = { file, config, source, resolvePath: (path: string) => resolve(folder, path) }
  return { read, mistakes }
}

async function readText(file: string): Promise<string> {
  try {
    return await readInput(file, limits.configBytesMax)
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error
    throw new KeywardError('config_not_readable', error.details, { cause: error })
  }
}

/** Configuration is committed, copied and shown to others; secrets must not travel with it. */
function refuseSecrets(file: string, text: string): void {
  const errors = []
  for (const word of text.matchAll(/[A-Za-z0-9_]+/g)) {
    if (parseKey(word[0]) === undefined) continue
    const at = formatPlace(file, text, word.index)
    errors.push({ at, message: 'a key stands here; replace it, and keep it out of this file' })
  }
  for (const found of text.matchAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----/g)) {
    const at = formatPlace(file, text, found.index)
    errors.push({ at, message: 'a private key stands here; name a file with tlsKey' })
  }
  if (errors.length > 0) throw new KeywardError('config_invalid', { errors })
}

/** In the order in which they stand in the file of the first; behind them those of other files. */
export function createConfigError(errors: readonly ConfigMistake[]): KeywardError {
  const partsOf = (at: string) => /^(.*):(\d+):(\d+)$/s.exec(at) ?? [at, at, '0', '0']
  const [, own] = partsOf(errors[0]?.at ?? '')
  const placeOf = (at: string) => {
    const [, file, line, column] = partsOf(at)
    return (file === own ? 0 : 10 ** 12) + Number(line) * 100_000 + Number(column)
  }
  const sorted = errors.toSorted((left, right) => placeOf(left.at) - placeOf(right.at))
  return new KeywardError('config_invalid', { errors: sorted })
}
