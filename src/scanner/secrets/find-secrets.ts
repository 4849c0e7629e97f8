/** Decides where a text holds secrets, and of which format; what it tells of them is masked. */
import { limits } from '../../base/limits.ts'
import { secretProviders } from './formats.ts'
import { isPlaceholder } from './is-placeholder.ts'
import { maskSecret } from './mask-secret.ts'
import type { Genuineness, SecretFormat, SecretKind, SecretMatch } from './secret-format.ts'

export interface SecretSighting {
  readonly formatId: string
  readonly provider: string
  /** What it is, as it stands in a sentence. */
  readonly title: string
  readonly kind: SecretKind
  /** A checksum or its structure shows that it was issued by the provider. */
  readonly isGenuine: boolean
  readonly masked: string
  /** Of the secret itself, in characters of the text. */
  readonly index: number
  readonly length: number
}

interface KnownFormat {
  readonly provider: string
  readonly format: SecretFormat
}

const known: readonly KnownFormat[] = secretProviders.flatMap(({ name, formats }) =>
  formats.map((format) => ({ provider: name, format })),
)

/** In the order of the text; no two overlap. At most `limits.secretSightingsMax`. */
export function findSecrets(text: string): readonly SecretSighting[] {
  const lower = text.toLowerCase()
  const found: (SecretSighting & { readonly isGeneric: boolean })[] = []
  for (const { provider, format } of known) {
    if (!format.keywords.some((keyword) => lower.includes(keyword))) continue
    for (const sighting of findFormat(text, provider, format)) {
      found.push({ ...sighting, isGeneric: format.isGeneric === true })
    }
  }
  found.sort((a, b) => Number(a.isGeneric) - Number(b.isGeneric) || b.length - a.length)
  return dropOverlaps(found)
}

function findFormat(text: string, provider: string, format: SecretFormat): SecretSighting[] {
  const sightings: SecretSighting[] = []
  for (const match of text.matchAll(format.pattern)) {
    if (sightings.length >= limits.secretSightingsMax) break
    const secret = match[1] ?? match[0]
    const index = match.indices?.[1]?.[0] ?? match.index
    const end = match.index + match[0].length
    const genuineness = judge(format, {
      secret,
      whole: match[0],
      before: (count) => text.slice(Math.max(0, match.index - count), match.index),
      after: (count) => text.slice(end, end + count),
    })
    if (genuineness === 'none') continue
    sightings.push({
      formatId: format.id,
      provider,
      title: format.title,
      kind: format.kind,
      isGenuine: genuineness === 'genuine',
      masked: maskSecret(secret, format.publicLength),
      index,
      length: secret.length,
    })
  }
  return sightings
}

function judge(format: SecretFormat, match: SecretMatch): Genuineness {
  const own = match.secret.slice(format.publicLength ?? 0)
  if (format.isStructured !== true && isPlaceholder(own)) return 'none'
  return format.judge?.(match) ?? 'unproven'
}

/** The first of those that overlap stays; they come in the order in which they are believed. */
function dropOverlaps(
  found: readonly (SecretSighting & { readonly isGeneric: boolean })[],
): SecretSighting[] {
  const taken: SecretSighting[] = []
  const bySlot = new Map<number, SecretSighting[]>()
  for (const { isGeneric: _, ...sighting } of found) {
    if (taken.length >= limits.secretSightingsMax) break
    const slots = listSlots(sighting)
    const overlaps = slots.some((slot) =>
      (bySlot.get(slot) ?? []).some(
        (each) =>
          each.index < sighting.index + sighting.length &&
          sighting.index < each.index + each.length,
      ),
    )
    if (overlaps) continue
    taken.push(sighting)
    for (const slot of slots) bySlot.set(slot, [...(bySlot.get(slot) ?? []), sighting])
  }
  return taken.sort((a, b) => a.index - b.index)
}

const SLOT_LENGTH = 256

/** Stretches of the text that it touches, so that overlaps are found without comparing all. */
function listSlots({ index, length }: SecretSighting): number[] {
  const slots: number[] = []
  for (let slot = Math.floor(index / SLOT_LENGTH); slot * SLOT_LENGTH < index + length; slot++) {
    slots.push(slot)
  }
  return slots
}
