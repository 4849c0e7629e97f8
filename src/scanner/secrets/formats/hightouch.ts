/** Decides what secrets of Hightouch look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const hightouch: SecretProvider = {
  name: 'Hightouch',
  revoke: 'In your Hightouch account, open Settings, API keys and replace the API key.',
  formats: [
    {
      id: 'hightouch-api-key',
      title: 'Hightouch API key',
      kind: 'secret',
      keywords: ['hightouch'],
      ...namedValue({
        names: /hightouch/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`{"hightouchApiKey": "${key}"}`, `HIGHTOUCH_API_KEY=${key}`],
      ignores: [`HIGHTOUCH_API_KEY=${'x'.repeat(32)}`, `hightouch_commit: ${key}`],
    },
  ],
}
