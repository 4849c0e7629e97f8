/** Decides what secrets of Postmark look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const postmark: SecretProvider = {
  name: 'Postmark',
  revoke: 'Make a new server token in Postmark under API tokens, and delete the old one.',
  formats: [
    {
      id: 'postmark-api-token',
      title: 'Postmark API token',
      kind: 'secret',
      keywords: ['postmark'],
      ...namedValue({
        names: /postmark(?:app)?/,
        ends: /(?:key|token|secret|password)?/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `POSTMARK_API_TOKEN=${sampleUuid()}`,
        `{"postmarkApiToken": "${sampleUuid(2)}"}`,
        `'X-Postmark-Server-Token': '${sampleUuid(3)}'`,
      ],
      ignores: [
        'POSTMARK_API_TOKEN=your_postmark_api_token',
        `"postmark": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
