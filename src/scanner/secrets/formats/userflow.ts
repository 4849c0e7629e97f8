/** Decides what secrets of Userflow look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const userflow: SecretProvider = {
  name: 'Userflow',
  revoke: 'Regenerate the key of Userflow under Settings, API keys.',
  formats: [
    {
      id: 'userflow-api-key',
      title: 'Userflow API key',
      kind: 'secret',
      keywords: ['userflow'],
      ...namedValue({
        names: /userflow/,
        ends: /key|token|secret|password|access/,
        value: /ct_[0-9a-z]{8,14}_[\w]{20,40}|[0-9a-z_]{29}/,
      }),
      catches: [
        `USERFLOW_API_KEY=${sampleText(29, LOWER_AND_DIGITS)}`,
        `const userflowApiKey = '${sampleText(29, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'USERFLOW_API_KEY=your_userflow_api_key',
        `"userflow": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
