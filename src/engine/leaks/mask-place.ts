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

/** Also after it was decoded twice, as proxies do; the part of it that is secret is enough. */
function isHiding(text: string, secret: string): boolean {
  const core = findCore(secret)
  const once = decode(text)
  return [text, once, decode(once)].some((each) => holds(each, core))
}

/** Its longest run of letters and digits: all but the prefix, which is no secret. */
function findCore(secret: string): string {
  const runs = secret.match(/[0-9A-Za-z]+/g) ?? []
  const longest = runs.reduce((found, run) => (run.length > found.length ? run : found), '')
  return longest.length < CORE_LENGTH_MIN ? secret : longest
}

/** Shorter runs stand in innocent texts, too. */
const CORE_LENGTH_MIN = 16

/** As it is, with anything between its characters, in hex, or inside of something in base64. */
function holds(text: string, core: string): boolean {
  const spread = strip(text)
  const wanted = strip(core)
  if (text.toLowerCase().includes(core.toLowerCase())) return true
  if (wanted.length >= CORE_LENGTH_MIN && spread.includes(wanted)) return true
  if (spread.includes(Buffer.from(core).toString('hex'))) return true
  const encoded = text.replaceAll('-', '+').replaceAll('_', '/').replaceAll(/\s/g, '')
  return listBase64(core).some((spelling) => encoded.includes(spelling))
}

function strip(text: string): string {
  return text.toLowerCase().replaceAll(/[^0-9a-z]/g, '')
}

/** Depends on what stands before it: three texts, without what its neighbours have a bit of. */
function listBase64(core: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(core)])
    return bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), -4)
  })
}

/** Of URLs, of JSON and of HTML. Broken encodings stay as they are. */
function decode(text: string): string {
  return text
    .replace(/(?:%|\\x|\\u00|&#x)([0-9a-f]{2});?/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/&#(\d{2,3});?/g, (_, code: string) => String.fromCharCode(Number(code)))
}
