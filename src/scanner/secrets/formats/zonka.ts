/** Decides what secrets of Zonka Feedback look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zonka: SecretProvider = {
  name: 'Zonka Feedback',
  revoke: 'Make a new key at Zonka Feedback under Settings, Developers, and delete the old one.',
  formats: [
    {
      id: 'zonka-api-key',
      title: 'Zonka Feedback API key',
      kind: 'secret',
      keywords: ['zonka'],
      ...namedValue({
        names: /zonka/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{36}/,
      }),
      catches: [
        `ZONKA_API_KEY=${sampleText(36)}`,
        `zonka_api_key: ${sampleText(36, undefined, 2)}`,
      ],
      ignores: ['ZONKA_API_KEY=your_zonka_api_key', `"zonka": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
