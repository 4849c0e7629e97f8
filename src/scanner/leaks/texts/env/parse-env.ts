/** Decides which names and values an environment file sets, quotes and remarks taken off. */

export interface EnvValue {
  readonly name: string
  readonly value: string
  /** From 1. */
  readonly line: number
  /** Of the value, from 1. */
  readonly column: number
}

const ASSIGNS =
  /^[ \t]{0,20}(?:export[ \t]{1,10})?([A-Za-z_][\w.-]{0,100})[ \t]{0,10}[=:][ \t]{0,10}/

/** As dotenv and shells read it; values in quotes may go on over lines. */
export function parseEnv(text: string): readonly EnvValue[] {
  const values: EnvValue[] = []
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const match = ASSIGNS.exec(line)
    if (match === null) continue
    const [whole, name = ''] = match
    const quote = /^["'`]/.exec(line.slice(whole.length))?.[0]
    const place = { name, line: at + 1, column: whole.length + (quote === undefined ? 1 : 2) }
    if (quote === undefined) {
      values.push({
        ...place,
        value: line
          .slice(whole.length)
          .replace(/[ \t]#.*$/, '')
          .trim(),
      })
      continue
    }
    let value = line.slice(whole.length + 1)
    const last = Math.min(lines.length, at + LINES_MAX)
    while (findEnd(value, quote) < 0 && at + 1 < last) value += `\n${lines[++at] ?? ''}`
    const end = findEnd(value, quote)
    if (end < 0) at = place.line - 1
    else values.push({ ...place, value: value.slice(0, end) })
  }
  return values
}

/** A private key has fewer. */
const LINES_MAX = 100

function findEnd(text: string, quote: string): number {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (quote === "'" || text[at - 1] !== '\\') return at
  }
  return -1
}
