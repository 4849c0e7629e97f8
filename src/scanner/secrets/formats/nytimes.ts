/** Decides what secrets of New York Times look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nytimes: SecretProvider = {
  name: 'New York Times',
  revoke: 'Delete the app in the New York Times developer portal and register another.',
  formats: [
    {
      id: 'nytimes-api-key',
      title: 'New York Times API key',
      kind: 'secret',
      keywords: ['nytimes', 'ny_times', 'newyorktimes', 'new-york-times', 'new_york_times'],
      ...namedValue({
        names: /ny_?times|new[_-]?york[_-]?times/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `NYTIMES_API_KEY=${sampleText(32)}`,
        `const nytimesApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [
        'NYTIMES_API_KEY=your_nytimes_api_key',
        `"nytimes": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
