/** Decides what secrets of Mistral AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mistral: SecretProvider = {
  name: 'Mistral AI',
  revoke: 'Delete the key in the Mistral console under API keys and create another.',
  formats: [
    {
      id: 'mistral-api-key',
      title: 'Mistral API key',
      kind: 'secret',
      keywords: ['mistral'],
      ...namedValue({
        names: /mistral/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MISTRAL_API_KEY=${sampleText(32)}`,
        `mistral_api_key: ${sampleText(32, undefined, 2)}`,
      ],
      ignores: [
        'MISTRAL_API_KEY=your_mistral_api_key',
        `"mistral": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
