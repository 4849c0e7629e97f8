/** Decides what secrets of NFTPort look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nftport: SecretProvider = {
  name: 'NFTPort',
  revoke: 'Regenerate the key in the NFTPort developer portal.',
  formats: [
    {
      id: 'nftport-api-key',
      title: 'NFTPort API key',
      kind: 'secret',
      keywords: ['nftport'],
      ...namedValue({
        names: /nftport/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`NFTPORT_API_KEY=${sampleUuid()}`, `const nftportApiKey = '${sampleUuid(2)}'`],
      ignores: [
        'NFTPORT_API_KEY=your_nftport_api_key',
        `"nftport": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
