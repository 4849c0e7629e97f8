/** Decides what secrets of Yelp look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const yelp: SecretProvider = {
  name: 'Yelp',
  revoke: 'Reset the key in Yelp under Manage app.',
  formats: [
    {
      id: 'yelp-api-key',
      title: 'Yelp API key',
      kind: 'secret',
      keywords: ['yelp'],
      ...namedValue({
        names: /yelp/,
        ends: /key|token|secret|password|access/,
        value: /[\w=-]{128}/,
      }),
      catches: [
        `YELP_API_KEY=${sampleText(128)}`,
        `yelpApiKey: '${sampleText(128, undefined, 2)}',`,
      ],
      ignores: ['YELP_API_KEY=your_yelp_api_key', `"yelp": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
