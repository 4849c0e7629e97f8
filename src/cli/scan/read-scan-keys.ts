/** Decides which keys a scan is given, from arguments, files and variables, and their names. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { GivenKey } from '../../scanner/scan-settings.ts'
import type { Environment } from '../cli-context.ts'
import { readInput } from '../files/read-input.ts'
import { toFlag } from '../option.ts'

export interface KeyOptions {
  readonly key?: readonly string[] | undefined
  readonly keyFile?: readonly string[] | undefined
  readonly keyEnv?: readonly string[] | undefined
  readonly revokedKey?: readonly string[] | undefined
  readonly revokedKeyFile?: readonly string[] | undefined
  readonly revokedKeyEnv?: readonly string[] | undefined
}

interface Entry {
  readonly name: string | null
  readonly text: string
  readonly isRevoked: boolean
}

/** Errors name the option, and never repeat what was given. */
export async function readScanKeys(
  options: KeyOptions,
  environment: Environment,
): Promise<readonly GivenKey[]> {
  const entries = [
    ...(await readForms(options.key, options.keyFile, options.keyEnv, environment, false)),
    ...(await readForms(
      options.revokedKey,
      options.revokedKeyFile,
      options.revokedKeyEnv,
      environment,
      true,
    )),
  ]
  if (entries.length > limits.scanKeysMax) {
    refuse(`at most ${limits.scanKeysMax} keys can be given to one scan`)
  }
  checkRepetition(entries)
  const taken = new Set(entries.map(({ name }) => name))
  let count = 0
  return entries.map(({ name, text, isRevoked }) => {
    let chosen = name
    while (chosen === null) {
      const next = isRevoked ? `revoked${++count}` : `key${++count}`
      if (!taken.has(next)) chosen = next
    }
    return { name: chosen, text, ...(isRevoked ? { isRevoked } : {}) }
  })
}

async function readForms(
  given: readonly string[] = [],
  files: readonly string[] = [],
  variables: readonly string[] = [],
  environment: Environment,
  isRevoked: boolean,
): Promise<Entry[]> {
  const flag = (name: string) => toFlag(isRevoked ? `revoked${name}` : lowerFirst(name))
  const entries = given.map((text) => parseEntry(text, flag('Key'), isRevoked))
  for (const file of files) {
    const text = await readInput(file, limits.scanKeyFileBytesMax)
    entries.push(...parseLines(text, `${flag('KeyFile')} ${file}`, isRevoked))
  }
  for (const variable of variables) {
    const text = environment[variable]
    const source = `${flag('KeyEnv')} ${variable}`
    if (text === undefined || text.trim() === '') refuse(`${source}: the variable is not set`)
    entries.push(...parseLines(text, source, isRevoked))
  }
  return entries
}

function parseLines(text: string, source: string, isRevoked: boolean): Entry[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) refuse(`${source} holds no key`)
  return lines.map((line) => parseEntry(line, source, isRevoked))
}

/** A name ends at the first `=`; keys in Base64 end with one, and have no name in front. */
const NAMED = /^([A-Za-z][\w.-]{0,63})=(?=[^=\s])(.*)$/

function parseEntry(given: string, source: string, isRevoked: boolean): Entry {
  const line = given.trim()
  // Base64 comes in groups of four; a name with nothing behind is a variable that was not set.
  if (/^[a-z][a-z0-9_.-]{0,19}=$/.test(line) && line.length % 4 !== 0) {
    refuse(`${source} holds a name and no key: nothing follows the =`)
  }
  const [, name = null, rest = line] = NAMED.exec(line) ?? []
  const text = rest.trim()
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text)) {
    refuse(`${source} holds something that is no key: keys are one line of visible ASCII`)
  }
  if (text.length > limits.scanKeyLengthMax) {
    refuse(`${source} holds a key of more than ${limits.scanKeyLengthMax} characters`)
  }
  return { name, text, isRevoked }
}

function checkRepetition(entries: readonly Entry[]): void {
  const names = entries.map(({ name }) => name).filter((name) => name !== null)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) refuse(`two keys are called ${twice}`)
  if (new Set(entries.map(({ text }) => text)).size !== entries.length) {
    refuse('one key was given twice')
  }
}

function lowerFirst(word: string): string {
  return `${word.slice(0, 1).toLowerCase()}${word.slice(1)}`
}

function refuse(detail: string): never {
  throw new KeywardError('usage_error', { detail })
}
