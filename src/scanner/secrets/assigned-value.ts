/** Decides how a name and its value stand together in programs, settings, markup and commands. */
import { buildPattern } from './build-pattern.ts'
import type { SecretMatch } from './secret-format.ts'

/** From behind the word that tells what it is, to the value. */
export const ASSIGNED = buildPattern(
  'i',
  /[\w-]{0,20}/,
  [
    // `name = `, `"name": `, `name := `, `'name' => `, `name: Type = `, `var name type = `
    buildPattern(
      '',
      /\\{0,2}["'`]?[\])]{0,2}(?:\s{0,4}:\s{0,4}[A-Z][A-Za-z.<>?]{1,20}|\s[a-z]{3,8})?/,
      /\s{0,20}(?:=>|[:|?]{0,2}=|:|\|\||\?\?)/,
    ),
    // `let name: &str = `, `Name { get; set; } = `, `#define NAME "value"`
    /:\s?&(?:'static\s)?str\s?=|\s?\{\s?get;[^}\n]{0,20}\}\s?=/,
    /(?<=#define\s{1,4}\w{1,60})\s{1,20}(?=@?")/,
    // `{"key": "name", "value": `, `variable "name" { default = `
    /\\{0,2}["']\s{0,4},\s{0,40}\\{0,2}["']?value\\{0,2}["']?\s{0,4}:/,
    /["']\s{0,4}\{[^}]{0,160}?\sdefault\s{0,8}=/,
    // `("name", "value")`
    /\\{0,2}["'`]\s{0,4},/,
    // `<name>`, `name="name">`, `<key>name</key><string>`, `key="name" value=`
    /["']?\s{0,4}>/,
    /<\/key>\s{0,40}<string>/,
    /["']\s{1,4}value\s?=/,
    // `- name: NAME`, `value: `; `ENV NAME value`
    /["']?\s{1,40}value:/,
    /(?<=(?:ENV|ARG|setx|set)\s{1,4}[\w-]{1,60})\s/,
  ],
  /\s{0,20}(?:\[\]byte\()?(?:\\{0,2}["'`@]){0,2}/,
)

/** What may follow such a word: each is a keyword, so that other words cost nothing. */
export const BEFORE_NAME: readonly string[] = [
  '"',
  "'",
  '=',
  ':',
  ' ',
  '\n',
  '_',
  '-',
  '\\',
  '<',
  '>',
  '`',
  ']',
]

const ARGUMENT = /(?:\(\s{0,40}|(?:Field|resValue)\s[^\n]{0,40})\\{0,2}["'`][\w.-]{0,60}$/

/** `("name", "value")`: between other commas the name is one of a list. */
export function isInList({ before, whole, secret }: SecretMatch): boolean {
  const rest = whole.slice(0, whole.length - secret.length)
  const isArgument = /^[\w-]{0,60}\\{0,2}["'`]\s{0,4},(?!\s{0,40}\\{0,2}["']?value)/.test(rest)
  return isArgument && !ARGUMENT.test(before(120))
}

/** The whole name, as far as it is one word: `shop.api-key`. */
export function nameOf({ before, whole, secret }: SecretMatch): string {
  const start = /[\w.-]{0,60}$/.exec(before(60))?.[0] ?? ''
  const rest = whole.slice(0, whole.length - secret.length)
  return start + (/^[\w-]*/.exec(rest)?.[0] ?? '')
}
