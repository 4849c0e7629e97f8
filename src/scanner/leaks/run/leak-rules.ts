/** Decides what each rule of the search for leaks says: formats of secrets, and places of keys. */
import type { Severity } from '../../finding.ts'
import type { RuleInfo } from '../../rule-info.ts'
import { secretProviders } from '../../secrets/formats.ts'
import type { SecretFormat, SecretKind, SecretProvider } from '../../secrets/secret-format.ts'
import { placeRules } from './place-rules.ts'

/** By id, in the order of the providers. */
export function listLeakRules(): ReadonlyMap<string, RuleInfo> {
  const ofFormats = secretProviders.flatMap((provider) =>
    provider.formats.map((format) => toRule(provider, format)),
  )
  return new Map([...ofFormats, ...placeRules].map((rule) => [rule.id, rule]))
}

export const severityOfKind: Readonly<Record<SecretKind, Severity>> = {
  secret: 'high',
  keyward: 'high',
  test: 'low',
  publishable: 'info',
}

function toRule(provider: SecretProvider, format: SecretFormat): RuleInfo {
  return {
    id: format.id,
    category: 'data-exposure',
    severity: severityOfKind[format.kind],
    title: `${capitalise(format.title)} in readable form`,
    why: `${describeAccess(provider, format)} ${WHY[format.kind]}`,
    looksFor: describeSearch(provider, format),
    spares:
      'Placeholders, masked values, examples, and texts that only resemble it in length are not ' +
      'reported.',
    remedy: describeRemedy(provider, format),
    remedyCode: {},
    controls: 'key-in-source',
  }
}

const WHY: Readonly<Record<SecretKind, string>> = {
  secret: 'It works until it is withdrawn: to delete the line does not help, for copies remain.',
  keyward: 'Its checksum shows that a Keyward issued it. It works until it is revoked.',
  test: 'It opens no live data, but it shows how the live one is kept.',
  publishable: 'It is made to be seen. Its restrictions are all that bounds what it is used for.',
}

/** Who issues them is not known, or there is nobody who does. */
const NAMELESS = ['Unknown provider', 'HTTP', 'JWT', 'Database', 'netrc']

function describeAccess({ name }: SecretProvider, { opens, kind }: SecretFormat): string {
  if (opens !== undefined) return `Whoever reads it can ${opens}.`
  if (kind === 'keyward') return 'Whoever reads it can call the API in the name of its owner.'
  if (kind === 'publishable') return `It names an account or application of ${name}.`
  if (NAMELESS.includes(name)) return 'Whoever reads it can use what it opens, in your name.'
  return `Whoever reads it can use ${name} in your name.`
}

function describeSearch({ name }: SecretProvider, format: SecretFormat): string {
  const proof =
    format.judge === undefined
      ? 'by its form'
      : 'by its form, and by what a checksum, its structure or its randomness shows'
  const owner = NAMELESS.includes(name) ? '' : ` (${name})`
  return `Any ${format.title}${owner}, known ${proof}, plain or encoded.`
}

function describeRemedy({ name, revoke }: SecretProvider, { kind }: SecretFormat): string {
  if (kind === 'keyward') {
    return (
      'Revoke it with `keyward keys revoke`, or rotate it; then give the new one to the program ' +
      'through its environment or a secret store, never through code that is shipped.'
    )
  }
  const where = NAMELESS.includes(name) ? 'where it was issued' : `at ${name}`
  const how = revoke ?? `Withdraw it ${where} and issue another.`
  if (kind === 'publishable') {
    return `Check that it is restricted to your application and to what it needs. ${how}`
  }
  return (
    `${how} Then read the new one from the environment or a secret store, on a server; what ` +
    'runs in a browser or on a phone must ask your server, which holds the key.'
  )
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
