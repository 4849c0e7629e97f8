/** Decides what secrets of PostageApp look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const postageapp: SecretProvider = {
  name: 'PostageApp',
  revoke: 'Regenerate the project key in PostageApp.',
  formats: [
    {
      id: 'postageapp-api-key',
      title: 'PostageApp API key',
      kind: 'secret',
      keywords: ['postageapp', 'postage_app'],
      ...namedValue({
        names: /postage_?app/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `POSTAGEAPP_API_KEY=${sampleText(32)}`,
        `const postageappApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [
        'POSTAGEAPP_API_KEY=your_postageapp_api_key',
        `"postageapp": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
