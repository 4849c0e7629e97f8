/** Decides where a value that has no form of its own is known by the name it is given to. */
import { buildPattern } from './build-pattern.ts'
import { looksRandom } from './measure-entropy.ts'
import type { SecretFormat } from './secret-format.ts'

interface NamedValue {
  /** In any case: `/datadog/`, or the whole name where `ends` is left out. */
  readonly names: RegExp | readonly RegExp[]
  /** What the name ends with, up to 24 characters on, or one level deeper: `/key|token/`. */
  readonly ends?: RegExp | readonly RegExp[]
  /** In the case in which it stands here; ends where no further character could be part of it. */
  readonly value: RegExp | readonly RegExp[]
}

/** `datadog.api.key`, `"datadog": { "api_key"`, `datadog:⏎  api_key`. */
const GAP = /[\w. -]{0,24}(?:["'`]?\s{0,2}[:=(]\s{0,4}[{([]?\s{0,8}["'`]?[\w.-]{0,24})?/
/** In code of any language, JSON, YAML, XML, headers and environment files. */
const GIVES = [
  /[\\"'`\])]{0,3}\s{0,4}(?::\s?[A-Za-z]{2,10}\s{0,2})?(?:=>|:=|\|\||\?\?|==?|[:,>(])\s{0,4}/,
  // `const name string = ` of Go.
  /\s[a-z]{3,8}\s=\s/,
  /\s{1,4}(?=["'])/,
]
const OPENS = /(?:[a-z@]{0,2}\\?["'`])?/
const ENDS = /(?![\w+/=-]|\.\w)/

/** To spread into a format: pattern (group 1 is the value), judge, and nothing public. */
export function namedValue({
  names,
  ends,
  value,
}: NamedValue): Pick<SecretFormat, 'pattern' | 'publicLength' | 'judge'> {
  const around = ends === undefined ? [names] : [names, GAP, ends]
  const name = buildPattern('', ...around.map(asChoice), GIVES, OPENS).source
  const { source } = buildPattern('', asChoice(value))
  const whole = new RegExp(`^(?:${source})$`)
  return {
    // Node 24 loses matches of `(?i:…)` over a part (measured), so the judge compares the case.
    pattern: new RegExp(`${name}(${source})${ENDS.source}`, 'dgi'),
    publicLength: 0,
    judge: ({ secret }) => (whole.test(secret) && looksRandom(secret) ? 'unproven' : 'none'),
  }
}

/** Keeps `|` within its piece. */
function asChoice(piece: RegExp | readonly RegExp[]): readonly RegExp[] {
  return piece instanceof RegExp ? [piece] : piece
}
