/** Decides what secrets of Survicate look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const survicate: SecretProvider = {
  name: 'Survicate',
  revoke: 'Withdraw the key at Survicate under Settings, Access keys, and issue another.',
  formats: [
    {
      id: 'survicate-api-key',
      title: 'Survicate API key',
      kind: 'secret',
      keywords: ['survicate'],
      ...namedValue({
        names: /survicate/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SURVICATE_API_KEY=${sampleText(32, HEX)}`,
        `survicateApiKey: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'SURVICATE_API_KEY=your_survicate_api_key',
        `"survicate": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
