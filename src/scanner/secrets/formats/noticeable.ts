/** Decides what secrets of Noticeable look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const noticeable: SecretProvider = {
  name: 'Noticeable',
  revoke: 'Regenerate the key in Noticeable under Account, API keys.',
  formats: [
    {
      id: 'noticeable-api-key',
      title: 'Noticeable API key',
      kind: 'secret',
      keywords: ['noticeable'],
      ...namedValue({ names: /noticeable[\w.-]{0,12}(?:key|token)/, value: /[0-9A-Za-z]{20}/ }),
      catches: [
        `NOTICEABLE_API_KEY=${sampleText(20)}`,
        `noticeable_api_key: ${sampleText(20, undefined, 2)}`,
      ],
      ignores: [
        'NOTICEABLE_API_KEY=your_noticeable_api_key',
        `"noticeable": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
