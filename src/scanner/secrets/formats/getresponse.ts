/** Decides what secrets of GetResponse look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, LOWER_AND_DIGITS)

export const getresponse: SecretProvider = {
  name: 'GetResponse',
  revoke:
    'In your GetResponse account, open Tools, Integrations and API, API and replace the API key.',
  formats: [
    {
      id: 'getresponse-api-key',
      title: 'GetResponse API key',
      kind: 'secret',
      keywords: ['getresponse'],
      ...namedValue({ names: /getresponse/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`GETRESPONSE_API_KEY=${key}`, `{"getresponseApiKey": "${key}"}`],
      ignores: [`GETRESPONSE_API_KEY=${'x'.repeat(32)}`, `getresponse_commit: ${key}`],
    },
  ],
}
