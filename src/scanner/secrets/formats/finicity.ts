/** Decides what secrets of Finicity look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const finicity: SecretProvider = {
  name: 'Finicity',
  revoke: 'In your Finicity account, open the developer portal and replace the API key.',
  formats: [
    {
      id: 'finicity-api-key',
      title: 'Finicity API key',
      kind: 'secret',
      keywords: ['finicity'],
      ...namedValue({ names: /finicity/, ends: /key|token/, value: /[0-9a-f]{32}/ }),
      catches: [`{"finicityApiKey": "${key}"}`, `FINICITY_API_KEY=${key}`],
      ignores: [`FINICITY_API_KEY=${'x'.repeat(32)}`, `finicity_commit: ${key}`],
    },
  ],
}
