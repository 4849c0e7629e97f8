/** Says what an option of a command is, and how its text becomes a value. */
import { KeywardError } from '../base/errors.ts'

export interface OptionSpec<T> {
  /** What stands for the value in the help, such as `<address>`; null for a switch. */
  readonly placeholder: string | null
  /** May be given several times; in the environment separated by commas. */
  readonly isList: boolean
  readonly description: string
  /** `source` names the option or variable that the texts came from; they are at least one. */
  readonly read: (texts: readonly string[], source: string) => T
}

/** Values by name; undefined where neither the option nor its variable is given. */
export type OptionValues<O> = {
  readonly [Name in keyof O]: O[Name] extends OptionSpec<infer T> ? T | undefined : never
}

type ReadOne<T> = (text: string, source: string) => T

/** An option with one value. */
export function option<T>(
  placeholder: string,
  description: string,
  read: ReadOne<T>,
): OptionSpec<T> {
  return {
    placeholder,
    isList: false,
    description,
    read: (texts, source) => read(texts[0] ?? '', source),
  }
}

/** An option that may be repeated. */
export function list<T>(
  placeholder: string,
  description: string,
  read: ReadOne<T>,
): OptionSpec<readonly T[]> {
  return {
    placeholder,
    isList: true,
    description: `${description} (repeatable)`,
    read: (texts, source) => texts.map((text) => read(text, source)),
  }
}

export function text(placeholder: string, description: string): OptionSpec<string> {
  return option(placeholder, description, readText)
}

export function texts(placeholder: string, description: string): OptionSpec<readonly string[]> {
  return list(placeholder, description, readText)
}

/** `--json`; in the environment `1` or `0`. */
export function onOff(description: string): OptionSpec<boolean> {
  const read = (given: readonly string[], source: string) => readOnOff(given[0] ?? '', source)
  return { placeholder: null, isList: false, description, read }
}

/** One of a few words. */
export function choice<const T extends string>(
  placeholder: string,
  words: readonly T[],
  description: string,
  fallback?: T,
): OptionSpec<T> {
  const known = words.join(', ')
  const otherwise = fallback === undefined ? '' : ` (default: ${fallback})`
  return option(placeholder, `${description}: ${known}${otherwise}`, (given, source) => {
    const word = words.find((each) => each === given)
    return word ?? refuseOption(source, `must be one of ${known}, not ${JSON.stringify(given)}`)
  })
}

export function wholeNumber(
  placeholder: string,
  description: string,
  min: number,
  max: number,
): OptionSpec<number> {
  return option(placeholder, description, (given, source) => {
    const value = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN
    if (value >= min && value <= max) return value
    return refuseOption(source, `must be a whole number from ${min} to ${max}`)
  })
}

export function refuseOption(source: string, why: string): never {
  const end = why.endsWith('?') ? '' : '.'
  throw new KeywardError('usage_error', { detail: `${source} ${why}${end}` })
}

/** The name of an option on the command line: `tlsCert` → `--tls-cert`. */
export function toFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** The name of an option in the environment: `tlsCert` → `KEYWARD_TLS_CERT`. */
export function toVariable(name: string): string {
  return `KEYWARD_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}

function readText(given: string, source: string): string {
  if (given.trim() !== '') return given
  return refuseOption(source, 'must not be empty')
}

function readOnOff(given: string, source: string): boolean {
  if (/^(?:1|true|yes|on)$/i.test(given)) return true
  if (/^(?:0|false|no|off)$/i.test(given)) return false
  return refuseOption(source, 'must be 1 or 0')
}
