/** Decides roughly how many guesses a key withstands, in bits: a generous reading of its text. */
const PREFIX = /^(?:[A-Za-z][A-Za-z0-9]{0,15}[_-]){1,3}/

/** Words and rows that are tried first, however long they are. */
const GUESSED = new RegExp(
  [
    '^(?:test|demo|admin|secret|password|passwd|key|api|token|changeme|default',
    'example',
    String.raw`user|dev|prod|live|abc|qwerty|letmein|master|root|[\W_]|\d{1,6}(?!\d))+$`,
  ].join('|'),
  'i',
)

export function estimateKeyBits(text: string): number {
  if (text.length <= 64 && GUESSED.test(text)) return 10
  const prefix = PREFIX.exec(text)?.[0] ?? ''
  const random = text.length - prefix.length >= 8 ? text.slice(prefix.length) : text
  const distinct = new Set(random).size
  const bitsEach = Math.min(Math.log2(sizeOfAlphabet(random)), Math.log2(distinct + 1) + 1)
  return random.replace(/(.)\1{2,}/g, '$1').length * bitsEach
}

function sizeOfAlphabet(text: string): number {
  if (/^\d+$/.test(text)) return 10
  if (/^[0-9a-f-]+$/i.test(text)) return 16
  const classes: readonly [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^a-zA-Z0-9]/, 2],
  ]
  return classes.reduce((sum, [pattern, size]) => sum + (pattern.test(text) ? size : 0), 0)
}
