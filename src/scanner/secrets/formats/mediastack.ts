/** Decides what secrets of Mediastack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mediastack: SecretProvider = {
  name: 'Mediastack',
  revoke: 'Reset the access key in the dashboard of your Mediastack account.',
  formats: [
    {
      id: 'mediastack-api-key',
      title: 'Mediastack API key',
      kind: 'secret',
      keywords: ['mediastack'],
      ...namedValue({
        names: /mediastack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MEDIASTACK_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `mediastack_api_key: ${sampleText(32, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'MEDIASTACK_API_KEY=your_mediastack_api_key',
        `"mediastack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
