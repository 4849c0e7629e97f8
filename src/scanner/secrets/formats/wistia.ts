/** Decides what secrets of Wistia look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wistia: SecretProvider = {
  name: 'Wistia',
  revoke: 'Delete the token in Wistia under Account settings, API access.',
  formats: [
    {
      id: 'wistia-api-token',
      title: 'Wistia API token',
      kind: 'secret',
      keywords: ['wistia'],
      ...namedValue({
        names: /wistia/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `WISTIA_API_TOKEN=${sampleText(64, HEX)}`,
        `const wistiaApiToken = '${sampleText(64, HEX, 2)}'`,
      ],
      ignores: [
        'WISTIA_API_TOKEN=your_wistia_api_token',
        `"wistia": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
