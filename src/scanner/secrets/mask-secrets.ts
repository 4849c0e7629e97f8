/** Decides how a text may be shown: without any known secret, however encoded, or any other. */
import { findKnownTexts } from './find-known-texts.ts'
import { findPrivateTexts } from './find-private-texts.ts'
import { findSecrets } from './find-secrets.ts'
import type { MaskedStretch } from './masked-stretch.ts'

/**
 * Masks every known text, also where it is percent-encoded, escaped as in JSON or HTML, in base64,
 * in another case or cut; and everything that looks like a secret or is nobody's business.
 */
export function maskSecrets(text: string, known: readonly string[]): string {
  const stretches: readonly MaskedStretch[] = [
    ...findKnownTexts(text, known),
    ...findSecrets(text),
    ...findPrivateTexts(text),
  ]
  return replaceStretches(text, stretches)
}

/** Of a name or a path, in which digits and addresses of people are to be read. */
export function maskFoundSecrets(text: string): string {
  return replaceStretches(text, findSecrets(text))
}

/** What overlaps becomes one stretch, shown as the one that begins first. */
function replaceStretches(text: string, stretches: readonly MaskedStretch[]): string {
  const sorted = [...stretches].sort((a, b) => a.index - b.index || b.length - a.length)
  let shown = ''
  let end = 0
  for (const { index, length, masked } of sorted) {
    if (index >= end) shown += text.slice(end, index) + masked
    end = Math.max(end, index + length)
  }
  return shown + text.slice(end)
}
