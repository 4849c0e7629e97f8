/** Decides what secrets of ExtractorAPI look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const extractorapi: SecretProvider = {
  name: 'ExtractorAPI',
  revoke: 'In your ExtractorAPI account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'extractorapi-api-key',
      title: 'ExtractorAPI API key',
      kind: 'secret',
      keywords: ['extractorapi'],
      ...namedValue({ names: /extractorapi/, ends: /key|token|secret/, value: /[A-Za-z0-9]{40}/ }),
      catches: [`{"extractorapiApiKey": "${key}"}`, `EXTRACTORAPI_API_KEY=${key}`],
      ignores: [`EXTRACTORAPI_API_KEY=${'x'.repeat(32)}`, `extractorapi_commit: ${key}`],
    },
  ],
}
