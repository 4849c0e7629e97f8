/** Decides where a text holds one of the known secrets, whatever it was encoded as on its way. */
import { decodeViews, lowerAscii, type TextView } from './decode-views.ts'
import { maskSecret } from './mask-secret.ts'
import type { MaskedStretch } from './masked-stretch.ts'

/** A shorter one is hidden only where it stands alone: it would be found within every word. */
const ANYWHERE_LENGTH_MIN = 4
/** Of a key of this length a part is hidden too: rules send keys that are cut. */
const PART_LENGTH_MIN = 16
/** Between signs, as the secret half of many keys; a shorter one may be a word. */
const SEGMENT_LENGTH_MIN = 12
/** Backwards or in hexadecimal digits; what is shorter may be a word by chance. */
const TURNED_LENGTH_MIN = 6
/** Base64 that is shorter is found by chance. */
const BASE64_LENGTH_MIN = 6

export function findKnownTexts(text: string, known: readonly string[]): readonly MaskedStretch[] {
  const secrets = [...new Set(known.flatMap(listParts))].filter((each) => each !== '')
  if (secrets.length === 0) return []
  const views = decodeViews(text)
  const segments = new Set(secrets.flatMap(listSegments))
  const turned = new Set([...secrets, ...segments].flatMap(listTurned))
  const find = (wanted: string, masked: string) =>
    views.flatMap((view) => findInView(view, wanted, masked))
  return [
    ...secrets.flatMap((each) => find(each, maskSecret(each))),
    ...[...segments, ...turned].flatMap((each) => find(each, '…')),
    ...[...secrets, ...segments].flatMap((each) => findBase64(text, each)),
  ]
}

/** What stands between the signs of a long secret is a secret by itself. */
function listSegments(secret: string): readonly string[] {
  if (secret.length < PART_LENGTH_MIN) return []
  return secret
    .split(/[^A-Za-z0-9]+/)
    .filter((each) => each.length >= SEGMENT_LENGTH_MIN && each !== secret)
}

/** Backwards, and in hexadecimal digits: some targets show what they got in odd ways. */
function listTurned(secret: string): readonly string[] {
  if (secret.length < TURNED_LENGTH_MIN) return []
  return [[...secret].reverse().join(''), Buffer.from(secret, 'utf8').toString('hex')]
}

/** `name:password` is also hidden where only its password is seen. */
function listParts(secret: string): readonly string[] {
  const colon = secret.indexOf(':')
  const password = colon < 0 ? '' : secret.slice(colon + 1)
  return password.length >= ANYWHERE_LENGTH_MIN ? [secret, password] : [secret]
}

function findInView(view: TextView, secret: string, masked: string): MaskedStretch[] {
  const wanted = lowerAscii(secret)
  const stretches: MaskedStretch[] = []
  const take = (start: number, end: number): void => {
    const index = view.startOf(start)
    stretches.push({ index, length: view.startOf(end) - index, masked })
  }
  if (wanted.length < PART_LENGTH_MIN) {
    for (const at of listPlaces(view.lower, wanted)) {
      if (wanted.length >= ANYWHERE_LENGTH_MIN || isAlone(view.lower, at, wanted.length)) {
        take(at, at + wanted.length)
      }
    }
    return stretches
  }
  const half = Math.ceil(wanted.length / 2)
  for (const at of listPlaces(view.lower, wanted.slice(0, half))) {
    let length = half
    while (length < wanted.length && view.lower[at + length] === wanted[length]) length++
    take(at, at + length)
  }
  for (const at of listPlaces(view.lower, wanted.slice(-half))) {
    let before = 0
    const start = wanted.length - half
    while (before < start && view.lower[at - before - 1] === wanted[start - before - 1]) before++
    take(at - before, at + half)
  }
  return stretches
}

/** The three texts that base64 makes of a secret, by where it begins in a group of three bytes. */
function findBase64(text: string, secret: string): MaskedStretch[] {
  const masked = '…'
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret, 'utf8')])
    const own = bytes
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, Math.floor((bytes.length * 8) / 6))
    if (own.length < BASE64_LENGTH_MIN) return []
    const forms = new Set([own, own.replaceAll('+', '-').replaceAll('/', '_')])
    return [...forms].flatMap((form) =>
      listPlaces(text, form).map((at) => {
        const [start, end] = widen(text, at, at + form.length)
        return { index: start, length: end - start, masked }
      }),
    )
  })
}

/** To the whole run of base64: its ends hold bits of the secret, and what stands beside it. */
function widen(text: string, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to]
  while (start > 0 && /[A-Za-z0-9+/_-]/.test(text.charAt(start - 1))) start--
  while (end < text.length && /[A-Za-z0-9+/=_-]/.test(text.charAt(end))) end++
  return [start, end]
}

function isAlone(text: string, at: number, length: number): boolean {
  return !/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + length))
}

function listPlaces(text: string, wanted: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    places.push(at)
  }
  return places
}
