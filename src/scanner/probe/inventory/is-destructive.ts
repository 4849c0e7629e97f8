/** Decides by the words of a path and its query whether asking for it changes something. */
import {
  actionParameters,
  changingVerbs,
  destroyingVerbs,
  fileEndings,
  gluedObjects,
  innocentWords,
  nounLikeVerbs,
  participleTails,
  sparingNouns,
  verbsBeforeAnObject,
} from './destructive-words.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Somebody who encodes more than this often hides something. */
const DECODINGS_MAX = 3

/** A longer verb is one whatever is glued to it (`deleteeverything`); shorter ones begin nouns. */
const TELLING_VERB_LENGTH = 5

/** No verb of the lists is longer. */
const LONGEST_VERB_LENGTH = 14

/**
 * Whether the words say that this request changes something: `/createdb`, `/users/1/delete`,
 * `?action=purge`. For methods that are meant to change something only words of destruction count.
 * In doubt the answer is yes: what is skipped by mistake is listed, what is lost is gone.
 */
export function isDestructive(method: string, path: string): boolean {
  const isSafe = SAFE_METHODS.has(method.toUpperCase())
  const [beforeQuery = '', ...afterMark] = decode(path).split('?')
  const query = afterMark.join('&')
  // A `#` was encoded, so that what stands behind it is sent.
  const segments = beforeQuery.split(/[/\\;#]+/)
  return (
    segments.some((segment) => isTelling(segment, isSafe)) ||
    query.split(/[&;#]/).some((pair) => isTellingPair(pair, isSafe)) ||
    // GraphQL changes by GET as well where a server lets it.
    (isSafe && /\bmutation\b[^{]{0,500}\{/i.test(query))
  )
}

function decode(path: string): string {
  let text = path
  for (let round = 0; round < DECODINGS_MAX && text.includes('%'); round++) {
    text = text.replace(/%([0-7][0-9a-f])/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
  return text.normalize('NFKC')
}

function isTelling(segment: string, isSafe: boolean): boolean {
  if (segment === '' || /^\{[^{}]*\}$|^:\w+$/.test(segment)) return false
  const ending = /\.([a-z0-9]{1,6})$/i.exec(segment)?.[1]?.toLowerCase()
  if (ending !== undefined && fileEndings.has(ending)) return false
  const parts = splitAtSigns(segment)
  const words = parts.flatMap(splitAtCase)
  // `dELETE` and `DELETEUser` come apart wrongly by case: each part counts as one word, too.
  return isTellingPhrase(words, isSafe) || isTellingPhrase(parts.map(lower), isSafe)
}

function isTellingPhrase(words: readonly string[], isSafe: boolean): boolean {
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (words.length === 1) return isVerb(first, isSafe)
  if (isSafe && verbsBeforeAnObject.has(first)) return !sparingNouns.has(last)
  if (isVerb(first, isSafe)) return !(nounLikeVerbs.has(first) && sparingNouns.has(last))
  const isSaid = isVerb(last, isSafe) && !/^(?:last|latest|next|previous|on|auto)$/.test(first)
  // In the middle stands a verb of an action: `users.delete.json`, `admin_reset_db`.
  return isSaid || words.slice(1, -1).some((word) => destroyingVerbs.has(word))
}

function isVerb(word: string, isSafe: boolean): boolean {
  if (destroyingVerbs.has(word) || (isSafe && changingVerbs.has(word))) return true
  if (word.length < TELLING_VERB_LENGTH || innocentWords.has(word)) return false
  return isGlued(word, destroyingVerbs) || (isSafe && isGlued(word, gluingVerbs))
}

const gluingVerbs: ReadonlySet<string> = new Set([...changingVerbs, ...verbsBeforeAnObject])

/** A verb with its object glued to it: `createdb`, `flushall`, `deleteuser`, `resetdatabase`. */
function isGlued(word: string, verbs: ReadonlySet<string>): boolean {
  for (let length = 2; length < Math.min(word.length, LONGEST_VERB_LENGTH + 1); length++) {
    const verb = word.slice(0, length)
    if (!verbs.has(verb)) continue
    const rest = word.slice(length)
    if (gluedObjects.has(rest)) return true
    if (length >= TELLING_VERB_LENGTH && destroyingVerbs.has(verb) && !isEnding(verb, rest)) {
      return true
    }
    if (verb === 'create' && !isEnding(verb, rest)) return true
  }
  return false
}

/** What follows makes a noun or a participle of the verb: `resets`, `deleted`, `deletedat`. */
function isEnding(verb: string, rest: string): boolean {
  if (/^(?:s|es|r|rs|er|ers|or|ors|ing|ings|able|ted|ation|ations)$/.test(rest)) return true
  const participle = verb.endsWith('e') ? /^d(.*)$/.exec(rest) : /^ed(.*)$/.exec(rest)
  return participle !== null && participleTails.has(participle[1] ?? '')
}

function isTellingPair(pair: string, isSafe: boolean): boolean {
  const [name = '', value = ''] = pair.split('=', 2)
  const isOff = /^(?:0|false|no|off|null)$/i.test(value)
  const nameWords = splitAtSigns(name).flatMap(splitAtCase)
  const isNamed = nameWords.length <= 2 && destroyingVerbs.has(nameWords[0] ?? '')
  if (isNamed && !isOff) return true
  const lastWord = nameWords.at(-1) ?? ''
  if (!actionParameters.has(lastWord)) return false
  return isTelling(value, isSafe) || /^(?:delete|put|patch)$/i.test(value)
}

function splitAtSigns(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
}

function splitAtCase(part: string): string[] {
  return part
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .split(' ')
    .map(lower)
}

function lower(text: string): string {
  return text.toLowerCase()
}
