/** Decides what secrets of Retell AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const retell: SecretProvider = {
  name: 'Retell AI',
  revoke: 'Delete the key in Retell AI under API keys.',
  formats: [
    {
      id: 'retell-api-key',
      title: 'Retell AI API key',
      kind: 'secret',
      keywords: ['retell'],
      ...namedValue({ names: /retell/, ends: /key|token|secret/, value: /key_[0-9a-f]{28}/ }),
      catches: [
        `RETELL_API_KEY=${'key'}_${sampleText(28, HEX)}`,
        `const retellApiKey = '${'key'}_${sampleText(28, HEX, 2)}'`,
      ],
      ignores: ['RETELL_API_KEY=your_retell_api_key', `"retell": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
