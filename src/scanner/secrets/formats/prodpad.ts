/** Decides what secrets of ProdPad look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const prodpad: SecretProvider = {
  name: 'ProdPad',
  revoke: 'Regenerate the key in ProdPad under My account, API keys.',
  formats: [
    {
      id: 'prodpad-api-key',
      title: 'ProdPad API key',
      kind: 'secret',
      keywords: ['prodpad'],
      ...namedValue({
        names: /prodpad/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `PRODPAD_API_KEY=${sampleText(64, HEX)}`,
        `{"prodpadApiKey": "${sampleText(64, HEX, 2)}"}`,
      ],
      ignores: [
        'PRODPAD_API_KEY=your_prodpad_api_key',
        `"prodpad": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
