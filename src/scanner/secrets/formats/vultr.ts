/** Decides what secrets of Vultr look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vultr: SecretProvider = {
  name: 'Vultr',
  revoke: 'Regenerate the key in Vultr under Account, API.',
  formats: [
    {
      id: 'vultr-api-key',
      title: 'Vultr API key',
      kind: 'secret',
      keywords: ['vultr'],
      ...namedValue({
        names: /vultr/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{36}/,
      }),
      catches: [
        `VULTR_API_KEY=${sampleText(36, UPPER_AND_DIGITS)}`,
        `const vultrApiKey = '${sampleText(36, UPPER_AND_DIGITS, 2)}'`,
      ],
      ignores: ['VULTR_API_KEY=your_vultr_api_key', `"vultr": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
