/** Decides what secrets of Iterable look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const iterable: SecretProvider = {
  name: 'Iterable',
  revoke: 'In your Iterable account, open Integrations, API Keys and replace the API key.',
  formats: [
    {
      id: 'iterable-api-key',
      title: 'Iterable API key',
      kind: 'secret',
      keywords: ['iterable_', 'iterableapi', 'iterablekey', 'iterable-'],
      ...namedValue({
        names: /iterable_?-?(?:api|key|client|server|mobile)/,
        ends: /key|api/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [`{"iterableApiKey": "${key}"}`, `ITERABLE_API_KEY=${key}`],
      ignores: [`ITERABLE_API_KEY=${'x'.repeat(32)}`, `iterable_hash: ${key}`],
    },
  ],
}
