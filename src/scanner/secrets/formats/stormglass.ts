/** Decides what secrets of Storm Glass look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const stormglass: SecretProvider = {
  name: 'Storm Glass',
  revoke: 'Withdraw the key at Storm Glass in its dashboard, and issue another.',
  formats: [
    {
      id: 'stormglass-api-key',
      title: 'Storm Glass API key',
      kind: 'secret',
      keywords: ['stormglass'],
      ...namedValue({
        names: /stormglass/,
        ends: /key|token|secret|password|access/,
        value:
          /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `STORMGLASS_API_KEY=${sampleUuid()}-${sampleUuid(11)}`,
        `stormglassApiKey: '${sampleUuid(2)}-${sampleUuid(12)}',`,
      ],
      ignores: [
        'STORMGLASS_API_KEY=your_stormglass_api_key',
        `"stormglass": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
