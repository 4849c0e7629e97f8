/** Decides what secrets of pdflayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pdflayer: SecretProvider = {
  name: 'pdflayer',
  revoke: 'Reset the access key in the dashboard of your pdflayer account.',
  formats: [
    {
      id: 'pdflayer-api-key',
      title: 'pdflayer API key',
      kind: 'secret',
      keywords: ['pdflayer'],
      ...namedValue({
        names: /pdflayer/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PDFLAYER_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `pdflayer_api_key: ${sampleText(32, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'PDFLAYER_API_KEY=your_pdflayer_api_key',
        `"pdflayer": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
