/** Decides what of the place of a leak may be told: what a stranger wrote, without the key. */
import { neutralise } from '../../base/text/neutralise.ts'
import { redactKeys } from '../keys/redact-keys.ts'

const MASK = '…'

/**
 * A text that came with `secret`, for the audit log: bounded, one line, with neither the secret in
 * it, however it is encoded, nor name and password of a URL. Where it hides all the same, nothing
 * of the text is left.
 */
export function maskPlace(text: string, secret: string, lengthMax: number): string {
  const withoutUser = text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${MASK}@`)
  const spellings = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]
  let masked = withoutUser
  for (const spelling of spellings) masked = masked.replaceAll(spelling, MASK)
  if (isHiding(masked, secret)) masked = masked.replace(/[?#].*$/s, `?${MASK}`)
  if (isHiding(masked, secret)) masked = MASK
  const told = neutralise(redactKeys(masked).toWellFormed())
  return told.length <= lengthMax ? told : `${told.slice(0, lengthMax - 1).toWellFormed()}${MASK}`
}

/** Also after it was decoded twice, as proxies and browsers do. */
function isHiding(text: string, secret: string): boolean {
  const once = decode(text)
  const wanted = secret.toLowerCase()
  return [text, once, decode(once)].some((each) => each.toLowerCase().includes(wanted))
}

/** Broken encodings stay as they are. */
function decode(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (triplet) =>
    String.fromCharCode(Number.parseInt(triplet.slice(1), 16)),
  )
}
