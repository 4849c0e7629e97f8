/** Decides what secrets of Opsgenie look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const opsgenie: SecretProvider = {
  name: 'Opsgenie',
  revoke: 'Delete the integration or key in Opsgenie under Settings, API key management.',
  formats: [
    {
      id: 'opsgenie-api-key',
      title: 'Opsgenie API key',
      kind: 'secret',
      keywords: ['opsgenie', 'geniekey', 'genie_key'],
      ...namedValue({
        names: /opsgenie|genie_?key/,
        ends: /(?:key|token|secret)?/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`OPSGENIE_API_KEY=${sampleUuid()}`, `const opsgenieApiKey = '${sampleUuid(2)}'`],
      ignores: [
        'OPSGENIE_API_KEY=your_opsgenie_api_key',
        `"opsgenie": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
