/** Decides what secrets of Onfleet look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const onfleet: SecretProvider = {
  name: 'Onfleet',
  revoke: 'Delete the key in Onfleet under Settings, API and webhooks.',
  formats: [
    {
      id: 'onfleet-api-key',
      title: 'Onfleet API key',
      kind: 'secret',
      keywords: ['onfleet'],
      ...namedValue({
        names: /onfleet/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `ONFLEET_API_KEY=${sampleText(32, HEX)}`,
        `const onfleetApiKey = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [
        'ONFLEET_API_KEY=your_onfleet_api_key',
        `"onfleet": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
