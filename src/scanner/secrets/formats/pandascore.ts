/** Decides what secrets of PandaScore look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pandascore: SecretProvider = {
  name: 'PandaScore',
  revoke: 'Regenerate the token in the PandaScore dashboard.',
  formats: [
    {
      id: 'pandascore-api-token',
      title: 'PandaScore API token',
      kind: 'secret',
      keywords: ['pandascore'],
      ...namedValue({
        names: /pandascore/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{51}/,
      }),
      catches: [
        `PANDASCORE_API_TOKEN=${sampleText(51)}`,
        `const pandascoreApiToken = '${sampleText(51, undefined, 2)}'`,
      ],
      ignores: [
        'PANDASCORE_API_TOKEN=your_pandascore_api_token',
        `"pandascore": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
