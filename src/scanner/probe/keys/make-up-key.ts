/** Decides on a text that looks like the given keys and was never issued by anybody. */
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
/** Words in front of the random part: `shop_live_`, `sk-`. They say whose key it is. */
const PREFIX = /^(?:[A-Za-z][A-Za-z0-9]{0,11}[_-]){1,4}/
/** The part that is made anew is at least this long, so that it hits no real key by chance. */
const FRESH_LENGTH_MIN = 8

/** Same length, same prefix, and at each place a character of the same kind. */
export function makeUpKey(
  keys: readonly string[],
  randomBytes: (count: number) => Uint8Array,
): string {
  const model = keys[0] ?? `key_${'a1B2c3D4'.repeat(4)}`
  for (let attempt = 0; attempt < 16; attempt++) {
    const made = imitate(model, randomBytes)
    if (!keys.includes(made)) return made
  }
  return `${imitate(`key_${'a1B2c3D4'.repeat(4)}`, randomBytes)}`
}

function imitate(model: string, randomBytes: (count: number) => Uint8Array): string {
  const start = findFreshStart(model)
  const isHex = /^[0-9a-f-]+$/.test(model.slice(start)) && /[a-f]/.test(model.slice(start))
  const random = randomBytes(model.length)
  return [...model]
    .map((character, index) => {
      if (index < start) return character
      return imitateCharacter(character, isHex, random[index] ?? 0)
    })
    .join('')
}

/** A signed token keeps what it says and gets another signature. */
function findFreshStart(model: string): number {
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(model)) return model.lastIndexOf('.') + 1
  const prefix = PREFIX.exec(model)?.[0] ?? ''
  return model.length - prefix.length >= FRESH_LENGTH_MIN ? prefix.length : 0
}

function imitateCharacter(character: string, isHex: boolean, random: number): string {
  const pick = (letters: string) => letters.charAt(random % letters.length)
  if (isHex && /[0-9a-f]/.test(character)) return pick(`${DIGITS}abcdef`)
  if (/[0-9]/.test(character)) return pick(DIGITS)
  if (/[a-z]/.test(character)) return pick(LOWER)
  if (/[A-Z]/.test(character)) return pick(LOWER.toUpperCase())
  return character
}
