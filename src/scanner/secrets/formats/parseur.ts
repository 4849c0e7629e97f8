/** Decides what secrets of Parseur look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const parseur: SecretProvider = {
  name: 'Parseur',
  revoke: 'Regenerate the key in Parseur under Account, API.',
  formats: [
    {
      id: 'parseur-api-key',
      title: 'Parseur API key',
      kind: 'secret',
      keywords: ['parseur'],
      ...namedValue({
        names: /parseur/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `PARSEUR_API_KEY=${sampleText(40, HEX)}`,
        `parseurApiKey: '${sampleText(40, HEX, 2)}',`,
      ],
      ignores: [
        'PARSEUR_API_KEY=your_parseur_api_key',
        `"parseur": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
