/** Decides what secrets of Dandelion API look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const dandelion: SecretProvider = {
  name: 'Dandelion API',
  revoke: 'In your Dandelion API account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'dandelion-api-key',
      title: 'Dandelion API API key',
      kind: 'secret',
      keywords: ['dandelion'],
      ...namedValue({ names: /dandelion/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`{"dandelionApiKey": "${key}"}`, `DANDELION_API_KEY=${key}`],
      ignores: [`DANDELION_API_KEY=${'x'.repeat(32)}`, `dandelion_commit: ${key}`],
    },
  ],
}
