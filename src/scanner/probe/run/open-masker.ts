/** Decides what no report may show: the given keys in every form in which they travel. */
import { maskSecrets } from '../../secrets/mask-secrets.ts'

/** Masks every known key, and whatever else looks like a secret. */
export type Masker = (text: string) => string

/** Shorter texts stand in ordinary words: masking them would garble every report. */
const KNOWN_LENGTH_MIN = 4

export function openMasker(keys: readonly string[]): Masker {
  const known = new Set(keys.flatMap(formsOf).filter((each) => each.length >= KNOWN_LENGTH_MIN))
  const longestFirst = [...known].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return (text) => maskSecrets(text, longestFirst)
}

/** As it is, escaped, in Basic, in other case, and cut short as a rule tries it. */
function formsOf(key: string): readonly string[] {
  const cut = key.length > 12 ? [key.slice(0, -1), key.slice(0, Math.ceil(key.length / 2))] : []
  const plain = [key, key.toLowerCase(), key.toUpperCase(), ...cut]
  const basic = [key, `${key}:`, `:${key}`].map((each) => Buffer.from(each).toString('base64'))
  return [...plain, ...plain.map((each) => encodeURIComponent(each)), ...basic]
}

/** Values of fields that the user has sent with every request, where they are credentials. */
export function listSecretFields(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => isSecretName(name))
    .flatMap(([, value]) => [value, value.slice(value.indexOf(' ') + 1)])
}

/** Of fields and parameters that carry what nobody else should know. */
export function isSecretName(name: string): boolean {
  return /key|token|auth|secret|cookie|passw|pwd|session|signature|credential/i.test(name)
}
