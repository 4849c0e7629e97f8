/** Decides what secrets of Alchemy look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const alchemy: SecretProvider = {
  name: 'Alchemy',
  revoke: 'In your Alchemy account, open Apps and replace the API key.',
  formats: [
    {
      id: 'alchemy-api-key',
      title: 'Alchemy API key',
      kind: 'secret',
      keywords: ['alchemy'],
      ...namedValue({
        names: /alchemy/,
        ends: /key|token|secret/,
        value: /(?:alcht_[A-Za-z0-9]{30}|[A-Za-z0-9_-]{32})/,
      }),
      catches: [`ALCHEMY_API_KEY=${key}`, `{"alchemyApiKey": "${key}"}`],
      ignores: [`ALCHEMY_API_KEY=${'x'.repeat(32)}`, `alchemy_block: ${key}`],
    },
  ],
}
