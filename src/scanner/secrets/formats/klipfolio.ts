/** Decides what secrets of Klipfolio look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const klipfolio: SecretProvider = {
  name: 'Klipfolio',
  revoke: 'In your Klipfolio account, open your profile, API key and replace the API key.',
  formats: [
    {
      id: 'klipfolio-api-key',
      title: 'Klipfolio API key',
      kind: 'secret',
      keywords: ['klipfolio'],
      ...namedValue({ names: /klipfolio/, ends: /key|token|secret/, value: /[0-9a-f]{40}/ }),
      catches: [`KLIPFOLIO_API_KEY=${key}`, `{"klipfolioApiKey": "${key}"}`],
      ignores: [`KLIPFOLIO_API_KEY=${'x'.repeat(32)}`, `klipfolio_commit: ${key}`],
    },
  ],
}
