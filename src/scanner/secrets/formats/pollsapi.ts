/** Decides what secrets of PollsAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pollsapi: SecretProvider = {
  name: 'PollsAPI',
  revoke: 'Make a new key at PollsAPI in its dashboard, and delete the old one.',
  formats: [
    {
      id: 'pollsapi-api-key',
      title: 'PollsAPI API key',
      kind: 'secret',
      keywords: ['pollsapi'],
      ...namedValue({
        names: /pollsapi/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{28}/,
      }),
      catches: [
        `POLLSAPI_API_KEY=${sampleText(28, UPPER_AND_DIGITS)}`,
        `pollsapi_api_key: ${sampleText(28, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'POLLSAPI_API_KEY=your_pollsapi_api_key',
        `"pollsapi": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
