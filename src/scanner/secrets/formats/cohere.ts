/** Decides what secrets of Cohere look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const cohere: SecretProvider = {
  name: 'Cohere',
  revoke: 'In your Cohere account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'cohere-api-key',
      title: 'Cohere API key',
      kind: 'secret',
      keywords: ['cohere', 'co_api', 'coapi'],
      ...namedValue({
        names: /cohere|(?<![A-Za-z])co_?-?api/,
        ends: /key|token/,
        value: /[A-Za-z0-9]{40}/,
      }),
      catches: [`COHERE_API_KEY=${key}`, `{"cohereApiKey": "${key}"}`],
      ignores: [`COHERE_API_KEY=${'x'.repeat(32)}`, `cohere_commit: ${key}`],
    },
  ],
}
