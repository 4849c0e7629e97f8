/** Decides what secrets of Zenserp look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zenserp: SecretProvider = {
  name: 'Zenserp',
  revoke: 'Withdraw the key at Zenserp in its dashboard, and issue another.',
  formats: [
    {
      id: 'zenserp-api-key',
      title: 'Zenserp API key',
      kind: 'secret',
      keywords: ['zenserp'],
      ...namedValue({
        names: /zenserp/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`ZENSERP_API_KEY=${sampleUuid()}`, `zenserpApiKey: '${sampleUuid(2)}',`],
      ignores: [
        'ZENSERP_API_KEY=your_zenserp_api_key',
        `"zenserp": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
