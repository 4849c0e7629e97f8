/** Decides what secrets of Pendo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pendo: SecretProvider = {
  name: 'Pendo',
  revoke: 'Delete the integration key in Pendo under Settings, Integrations.',
  formats: [
    {
      id: 'pendo-integration-key',
      title: 'Pendo integration key',
      kind: 'secret',
      keywords: ['pendo'],
      ...namedValue({
        names: /pendo[\w.-]{0,12}integration/,
        ends: /key/,
        value: /[0-9a-f-]{36}(?:\.[a-z]{2})?/,
      }),
      catches: [
        `PENDO_INTEGRATION_KEY=${sampleUuid()}`,
        `{"pendoIntegrationKey": "${sampleUuid(2)}"}`,
      ],
      ignores: [
        'PENDO_INTEGRATION_KEY=your_pendo_integration_key',
        `"pendo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
