/** Decides what secrets of Mixmax look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mixmax: SecretProvider = {
  name: 'Mixmax',
  revoke: 'Delete the token in Mixmax under Settings, Integrations.',
  formats: [
    {
      id: 'mixmax-api-token',
      title: 'Mixmax API token',
      kind: 'secret',
      keywords: ['mixmax'],
      ...namedValue({
        names: /mixmax/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`MIXMAX_API_TOKEN=${sampleUuid()}`, `mixmaxApiToken: '${sampleUuid(2)}',`],
      ignores: [
        'MIXMAX_API_TOKEN=your_mixmax_api_token',
        `"mixmax": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
