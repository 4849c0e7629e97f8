/** Decides what secrets of Brandfetch look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const brandfetch: SecretProvider = {
  name: 'Brandfetch',
  revoke: 'In your Brandfetch account, open the developer portal and replace the API key.',
  formats: [
    {
      id: 'brandfetch-api-key',
      title: 'Brandfetch API key',
      kind: 'secret',
      keywords: ['brandfetch'],
      ...namedValue({ names: /brandfetch/, ends: /key|token|secret/, value: /[A-Za-z0-9]{40}/ }),
      catches: [`{"brandfetchApiKey": "${key}"}`, `BRANDFETCH_API_KEY=${key}`],
      ignores: [`BRANDFETCH_API_KEY=${'x'.repeat(32)}`, `brandfetch_commit: ${key}`],
    },
  ],
}
