/** Decides what secrets of Moonshot AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const moonshot: SecretProvider = {
  name: 'Moonshot AI',
  revoke: 'Delete the key in the Moonshot platform console and create another.',
  formats: [
    {
      id: 'moonshot-api-key',
      title: 'Moonshot (Kimi) API key',
      kind: 'secret',
      keywords: ['moonshot', 'kimi'],
      ...namedValue({
        names: /moonshot|kimi/,
        ends: /key|token|secret|password|access/,
        value: /sk-[0-9A-Za-z]{48}/,
      }),
      catches: [
        `MOONSHOT_API_KEY=${'sk'}-${sampleText(48)}`,
        `moonshotApiKey: '${'sk'}-${sampleText(48, undefined, 2)}',`,
      ],
      ignores: [
        'MOONSHOT_API_KEY=your_moonshot_api_key',
        `"moonshot": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
