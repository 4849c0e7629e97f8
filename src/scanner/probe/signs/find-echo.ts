/** Decides whether an answer repeats the key that it was asked with. */
import type { Answer } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'

/** A shorter one could stand there by chance. */
const KEY_LENGTH_MIN = 8

/** Where the key stands, in words; null where it does not. */
export function findEcho(answer: Answer, key: string, scan: ScanContext): string | null {
  if (key.length < KEY_LENGTH_MIN) return null
  const forms = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]
  for (const [name, value] of answer.headers.entries) {
    // A cookie that carries the key, and links that do, are findings of other rules.
    if (/^(?:set-cookie|link|location)$/.test(name)) continue
    if (forms.some((form) => value.includes(form))) return `the header \`${scan.mask(name)}\``
  }
  if (!forms.some((form) => answer.text.includes(form))) return null
  const body = removeUrls(answer.text, forms)
  return forms.some((form) => body.includes(form)) ? 'the body' : null
}

/** Keys in links are told by the rule key-in-url. */
function removeUrls(text: string, forms: readonly string[]): string {
  let rest = text
  for (const form of forms) {
    for (const sign of ['=', '%3D', '\\u003d']) rest = rest.replaceAll(`${sign}${form}`, '')
  }
  return rest
}
