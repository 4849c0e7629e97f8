/** Decides which names webpack's loader puts together: `"js/" + id + {1: ".a1b2"}[id] + ".js"`. */
import { limits } from '../../../../base/limits.ts'

/** `r.u = e => …`, `r.u = function (e) { return … }`; in version 4 it is added to `p.p`. */
const BEGINNING = new RegExp(
  String.raw`\.u\s?=\s?(?:function\s?\((\w{1,20})\)\s?\{\s?return\s?|\(?(\w{1,20})\)?\s?=>\s?)` +
    String.raw`|\breturn\s\w{1,20}\.p\s?\+\s?`,
  'g',
)

/** A text, or one for each chunk. */
type Part = string | { readonly names: ReadonlyMap<string, string>; readonly isPartial: boolean }

const ID: Part = { names: new Map(), isPartial: true }

export function readChunkNames(script: string): readonly string[] {
  const found = new Set<string>()
  for (const match of script.matchAll(BEGINNING)) {
    const start = match.index + match[0].length
    const parts = new PartReader(script.slice(start, start + limits.chunkNamesLengthMax)).read()
    for (const name of joinParts(parts)) {
      if (found.size >= limits.pageLinksPerAnswerMax) return [...found]
      if (/^[\w@~%+$./-]{1,300}\.m?js$/.test(name)) found.add(name)
    }
  }
  return [...found]
}

/** Chunks are those that some table has an entry for; without one nobody knows them. */
function joinParts(parts: readonly Part[]): string[] {
  const ids = new Set(
    parts.flatMap((part) => (typeof part === 'string' ? [] : [...part.names.keys()])),
  )
  return [...ids].flatMap((id) => {
    const texts = parts.map((part) => {
      if (typeof part === 'string') return part
      return part.names.get(id) ?? (part.isPartial ? id : undefined)
    })
    return texts.every((text) => text !== undefined) ? [texts.join('')] : []
  })
}

const STRING = /\s{0,5}(?:"([^"\\\n]{0,300})"|'([^'\\\n]{0,300})')/y
const ENTRY =
  /\s{0,5}["']?([\w/~@.-]{1,200})["']?\s?:\s?(?:"([^"\\\n]{0,300})"|'([^'\\\n]{0,300})'),?/y
const LOOK_UP = /\s{0,5}\}\s?\)?\s?\[\w{1,20}\]/y
/** `7 === e ? "js/seven.js" : …`: that one is found by its name. */
const CHOICE = /\s{0,5}["']?[\w-]{1,60}["']?\s?={2,3}\s?\w{1,20}\s?\?\s?"[^"\n]{0,300}"\s?:/y
const OR_ID = /\s?\|\|\s?\w{1,20}/y
const NAME = /\s{0,5}\w{1,20}(?![\w(.[?=])/y
const OPEN = /\s{0,5}\(/y
const BRACE = /\s{0,5}\{/y
const CLOSE = /\s{0,5}\)/y
const PLUS = /\s{0,5}\+/y

/** Parts between `+`; what is no such part ends it. */
class PartReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): Part[] {
    const parts: Part[] = []
    while (this.#take(CHOICE) !== null);
    for (;;) {
      while (this.#take(OPEN) !== null);
      const part = this.#part()
      if (part === null) return parts
      parts.push(part)
      while (this.#take(CLOSE) !== null);
      if (this.#take(PLUS) === null) return parts
    }
  }

  #part(): Part | null {
    const text = this.#take(STRING)
    if (text !== null) return text[1] ?? text[2] ?? ''
    if (this.#take(BRACE) !== null) return this.#table()
    return this.#take(NAME) === null ? null : ID
  }

  #table(): Part | null {
    const names = new Map<string, string>()
    for (let entry = this.#take(ENTRY); entry !== null; entry = this.#take(ENTRY)) {
      names.set(entry[1] ?? '', entry[2] ?? entry[3] ?? '')
      if (names.size >= limits.pageLinksPerAnswerMax) break
    }
    if (this.#take(LOOK_UP) === null) return null
    return { names, isPartial: this.#take(OR_ID) !== null }
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match !== null) this.#at = pattern.lastIndex
    return match
  }
}
