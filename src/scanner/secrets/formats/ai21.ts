/** Decides what secrets of AI21 Studio look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const ai21: SecretProvider = {
  name: 'AI21 Studio',
  revoke: 'In your AI21 Studio account, open API keys and replace the API key.',
  formats: [
    {
      id: 'ai21-api-key',
      title: 'AI21 Studio API key',
      kind: 'secret',
      keywords: ['ai21_', 'ai21-', 'ai21api', 'ai21key'],
      ...namedValue({
        names: /(?<![A-Za-z])ai21/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`const ai21ApiKey = '${key}'`, `ai21_api_key: ${key}`],
      ignores: [`AI21_API_KEY=${'x'.repeat(32)}`, `ai21_commit: ${key}`],
    },
  ],
}
