/** Decides what secrets of Cloudmersive look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const cloudmersive: SecretProvider = {
  name: 'Cloudmersive',
  revoke: 'In your Cloudmersive account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'cloudmersive-api-key',
      title: 'Cloudmersive API key',
      kind: 'secret',
      keywords: ['cloudmersive'],
      ...namedValue({
        names: /cloudmersive/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export CLOUDMERSIVE_API_KEY="${key}"`, `const cloudmersiveApiKey = '${key}'`],
      ignores: [`CLOUDMERSIVE_API_KEY=${'x'.repeat(32)}`, `cloudmersive_commit: ${key}`],
    },
  ],
}
