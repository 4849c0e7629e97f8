/** Decides what secrets of SSLMate look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sslmate: SecretProvider = {
  name: 'SSLMate',
  revoke: 'Reset the credentials in SSLMate under Account, API credentials.',
  formats: [
    {
      id: 'sslmate-api-key',
      title: 'SSLMate API key',
      kind: 'secret',
      keywords: ['sslmate'],
      ...namedValue({
        names: /sslmate/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{36}/,
      }),
      catches: [
        `SSLMATE_API_KEY=${sampleText(36)}`,
        `sslmate_api_key: ${sampleText(36, undefined, 2)}`,
      ],
      ignores: [
        'SSLMATE_API_KEY=your_sslmate_api_key',
        `"sslmate": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
