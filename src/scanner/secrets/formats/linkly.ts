/** Decides what secrets of Linkly look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const linkly: SecretProvider = {
  name: 'Linkly',
  revoke: 'In your Linkly account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'linkly-api-key',
      title: 'Linkly API key',
      kind: 'secret',
      keywords: ['linkly'],
      ...namedValue({
        names: /linkly_?-?(?:hq)?/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{40}|[A-Za-z0-9+/]{43}=/,
      }),
      catches: [`linkly_api_key: ${key}`, `export LINKLY_API_KEY="${key}"`],
      ignores: [`LINKLY_API_KEY=${'x'.repeat(32)}`, `linkly_commit: ${key}`],
    },
  ],
}
