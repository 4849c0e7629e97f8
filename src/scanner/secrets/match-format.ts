/** Decides which matches of a format in a stretch of a text are secrets. */
import type { FoundSecret } from './found-secret.ts'
import { isKnownExample } from './is-known-example.ts'
import { isPlaceholder, isTyped } from './is-placeholder.ts'
import { maskSecret } from './mask-secret.ts'
import type { KnownFormat } from './search-plan.ts'
import type { Genuineness, SecretFormat, SecretMatch } from './secret-format.ts'

/** In characters of the text; of what was decoded, the place of the encoded text. */
export interface PlacedSecret extends FoundSecret {
  readonly index: number
  readonly length: number
  readonly isDecoded: boolean
}

export function matchFormat(
  { provider, format }: KnownFormat,
  text: string,
  from: number,
  to: number,
  take: (found: PlacedSecret) => void,
): void {
  const { pattern } = format
  const stretch = from === 0 && to === text.length ? text : text.slice(from, to)
  pattern.lastIndex = 0
  for (let match = pattern.exec(stretch); match !== null; match = pattern.exec(stretch)) {
    if (match[0] === '') pattern.lastIndex++
    const secret = match[1] ?? match[0]
    const start = from + match.index
    const end = start + match[0].length
    const genuineness = judge(format, {
      secret,
      whole: match[0],
      before: (count) => text.slice(Math.max(0, start - count), start),
      after: (count) => text.slice(end, end + count),
    })
    if (genuineness === 'none') {
      // What was taken for the value may be the name of the next: `key = env.API_KEY || "…"`.
      const valueAt = match.indices?.[1]?.[0] ?? 0
      if (format.isGeneric === true && valueAt > match.index) pattern.lastIndex = valueAt
      continue
    }
    take({
      ruleId: format.id,
      provider,
      title: format.title,
      kind: format.kind,
      isGenuine: genuineness === 'genuine',
      isGeneric: format.isGeneric === true,
      masked: maskSecret(secret, format.publicLength),
      secret,
      index: from + (match.indices?.[1]?.[0] ?? match.index),
      length: secret.length,
      isDecoded: false,
    })
  }
}

function judge(format: SecretFormat, match: SecretMatch): Genuineness {
  // In capitals it does not come about by chance, not even in encoded text.
  if (isKnownExample(match.secret) || /EXAMPLE/.test(match.secret)) return 'none'
  const own = match.secret.slice(format.publicLength ?? 0)
  if (format.isStructured !== true && isPlaceholder(own)) return 'none'
  if (format.isGeneric === true && isTyped(own)) return 'none'
  return format.judge?.(match) ?? 'unproven'
}
