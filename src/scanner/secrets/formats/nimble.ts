/** Decides what secrets of Nimble look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nimble: SecretProvider = {
  name: 'Nimble',
  revoke: 'Withdraw the key at Nimble under Settings, API tokens, and issue another.',
  formats: [
    {
      id: 'nimble-api-key',
      title: 'Nimble API key',
      kind: 'secret',
      keywords: ['nimble'],
      ...namedValue({
        names: /nimble[_-]?(?:api|crm|access)?[_-]?(?:key|token)/,
        value: /[0-9A-Za-z]{30}/,
      }),
      catches: [
        `NIMBLE_API_KEY=${sampleText(30)}`,
        `nimbleApiKey: '${sampleText(30, undefined, 2)}',`,
      ],
      ignores: ['NIMBLE_API_KEY=your_nimble_api_key', `"nimble": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
