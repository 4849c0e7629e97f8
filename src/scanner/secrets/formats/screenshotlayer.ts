/** Decides what secrets of screenshotlayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const screenshotlayer: SecretProvider = {
  name: 'screenshotlayer',
  revoke: 'Reset the access key in the dashboard of your screenshotlayer account.',
  formats: [
    {
      id: 'screenshotlayer-api-key',
      title: 'screenshotlayer API key',
      kind: 'secret',
      keywords: ['screenshotlayer'],
      ...namedValue({
        names: /screenshotlayer/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SCREENSHOTLAYER_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `screenshotlayerApiKey: '${sampleText(32, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: [
        'SCREENSHOTLAYER_API_KEY=your_screenshotlayer_api_key',
        `"screenshotlayer": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
