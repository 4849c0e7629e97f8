/** Decides what secrets of Kinsta look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64)

export const kinsta: SecretProvider = {
  name: 'Kinsta',
  revoke: 'In your Kinsta account, open Company settings, API Keys and replace the API key.',
  formats: [
    {
      id: 'kinsta-api-key',
      title: 'Kinsta API key',
      kind: 'secret',
      keywords: ['kinsta'],
      ...namedValue({ names: /kinsta/, ends: /key|token|secret/, value: /[A-Za-z0-9]{64}/ }),
      catches: [`KINSTA_API_KEY=${key}`, `{"kinstaApiKey": "${key}"}`],
      ignores: [`KINSTA_API_KEY=${'x'.repeat(32)}`, `kinsta_commit: ${key}`],
    },
  ],
}
