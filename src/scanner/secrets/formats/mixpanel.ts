/** Decides what secrets of Mixpanel look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mixpanel: SecretProvider = {
  name: 'Mixpanel',
  revoke: 'Reset the API secret in Mixpanel under Project settings, Access keys.',
  formats: [
    {
      id: 'mixpanel-api-secret',
      title: 'Mixpanel API secret',
      kind: 'secret',
      keywords: ['mixpanel'],
      ...namedValue({
        names: /mixpanel/,
        ends: /secret|password|service_?account/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MIXPANEL_API_SECRET=${sampleText(32, LOWER_AND_DIGITS)}`,
        `{"mixpanelApiSecret": "${sampleText(32, LOWER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'MIXPANEL_API_SECRET=your_mixpanel_api_secret',
        `"mixpanel": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
