/** Decides how far each key reaches, and whether the API tells keys apart at all. */
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Judgement, ProvenKey, ScanContext } from '../scan-context.ts'
import { showsSameData } from './compare-answers.ts'
import { holdsData } from './holds-data.ts'
import { isGuarded } from './list-guarded.ts'
import { parseJwt } from './parse-jwt.ts'
import { readPublicity } from './read-publicity.ts'
import { splitWords } from './split-words.ts'

export interface Reach {
  readonly key: ProvenKey
  /** Guarded operations that it opens. */
  readonly opened: readonly Judgement[]
  /** Those that turn it away although they know it: not its to use. */
  readonly refused: readonly Judgement[]
}

export function listReaches(scan: ScanContext): readonly Reach[] {
  const guarded = scan.judgements.filter(isGuarded)
  return scan.keys.map((key) => ({
    key,
    opened: guarded.filter(({ keys }) => keys.get(key.name)?.access === 'open'),
    refused: guarded.filter((each) => isOutOfScope(each, key)),
  }))
}

/** Where every key gets 401 or a page to sign in, another kind of credential is wanted. */
function isOutOfScope({ operation, keys }: Judgement, key: ProvenKey): boolean {
  // A login page turns everybody away.
  if (readPublicity(operation) === 'by-nature') return false
  const judged = keys.get(key.name)
  if (judged?.access !== 'refused') return false
  if (judged.answer?.status !== 401 && !isForPeople(judged.answer)) return true
  return [...keys.values()].some((each) => each.access === 'open')
}

/** A redirect, or a page that was found to be no data: a login. */
function isForPeople(answer: Answer | null): boolean {
  if (answer === null || answer.status >= 400) return false
  return answer.status >= 300 || answer.contentType.includes('html')
}

export function reachesFurther(one: Reach, other: Reach): boolean {
  const own = new Set(one.opened)
  return one.opened.length > other.opened.length && other.opened.every((each) => own.has(each))
}

const LOW_WORDS = new Set(
  [
    'low user users guest viewer view read reader readonly ro limited basic customer member free',
    'normal client public restricted partner support intern',
  ].flatMap((line) => line.split(' ')),
)

const HIGH_WORDS = new Set(
  'admin administrator root super superuser master full owner manager high all everything'.split(
    ' ',
  ),
)

/** By the roles that a token claims, else by the name that the user gave it: `--key viewer=…`. */
export function readLevel(key: ProvenKey): 'low' | 'high' | 'unknown' {
  const roles = readRoles(key)
  // `user2` is a user.
  const words = splitWords(roles.length > 0 ? roles.join(' ') : key.name).map((word) =>
    word.replace(/\d+$/, ''),
  )
  if (words.some((word) => HIGH_WORDS.has(word))) return 'high'
  return words.some((word) => LOW_WORDS.has(word)) ? 'low' : 'unknown'
}

function readRoles({ text }: ProvenKey): readonly string[] {
  const claims = parseJwt(text)?.claims
  const values = ['role', 'roles', 'groups', 'authorities'].flatMap((name) => claims?.[name] ?? [])
  return values.filter((value) => typeof value === 'string')
}

/** Scopes that a token says it has (RFC 8693 §4.2 and usual names); null where it says nothing. */
export function readTokenScopes({ text }: ProvenKey): ReadonlySet<string> | null {
  const claims = parseJwt(text)?.claims
  for (const name of ['scope', 'scopes', 'scp', 'permissions']) {
    const value = claims?.[name]
    if (typeof value === 'string') return new Set(value.split(/[\s,]+/))
    if (Array.isArray(value)) return new Set(value.filter((each) => typeof each === 'string'))
  }
  return null
}

/** Each key is shown data of its own here: they belong to different owners. */
export function isSeparated({ operation, keys }: Judgement, reaches: readonly Reach[]): boolean {
  // Items are asked for by what each key was shown, and differ by that alone.
  if (operation.path.includes('{')) return false
  const answers = reaches.map(({ key }) => keys.get(key.name)?.answer ?? null)
  const held = answers.filter((answer) => answer !== null).filter(holdsData)
  const [one, ...others] = held
  if (one === undefined || held.length < answers.length || others.length === 0) return false
  return others.every((each) => !showsSameData(one, each))
}

/** A token of somebody who has signed in: what it opens is decided by who that is. */
export function isUserToken({ text }: ProvenKey): boolean {
  return parseJwt(text) !== null
}

export function isReading({ method }: Operation): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}
