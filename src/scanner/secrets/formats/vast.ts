/** Decides what secrets of Vast.ai look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vast: SecretProvider = {
  name: 'Vast.ai',
  revoke: 'Regenerate the key in the Vast.ai console under Keys.',
  formats: [
    {
      id: 'vast-api-key',
      title: 'Vast.ai API key',
      kind: 'secret',
      keywords: ['vast'],
      ...namedValue({
        names: /vast(?:[._-]?ai)?[_-]?(?:api)?[_-]?(?:key|token)/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [`VAST_API_KEY=${sampleText(64, HEX)}`, `vast_api_key: ${sampleText(64, HEX, 2)}`],
      ignores: ['VAST_API_KEY=your_vast_api_key', `"vast": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
