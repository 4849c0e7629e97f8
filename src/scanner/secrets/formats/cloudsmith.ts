/** Decides what secrets of Cloudsmith look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const cloudsmith: SecretProvider = {
  name: 'Cloudsmith',
  revoke: 'In your Cloudsmith account, open User settings, API Key and replace the API key.',
  formats: [
    {
      id: 'cloudsmith-api-key',
      title: 'Cloudsmith API key',
      kind: 'secret',
      keywords: ['cloudsmith'],
      ...namedValue({ names: /cloudsmith/, ends: /key|token|secret/, value: /[0-9a-f]{40}/ }),
      catches: [`CLOUDSMITH_API_KEY=${key}`, `{"cloudsmithApiKey": "${key}"}`],
      ignores: [`CLOUDSMITH_API_KEY=${'x'.repeat(32)}`, `cloudsmith_commit: ${key}`],
    },
  ],
}
