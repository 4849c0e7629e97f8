/** Decides what secrets of urlscan.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const urlscan: SecretProvider = {
  name: 'urlscan.io',
  revoke: 'Delete the key in urlscan.io under Settings and API.',
  formats: [
    {
      id: 'urlscan-api-key',
      title: 'urlscan.io API key',
      kind: 'secret',
      keywords: ['urlscan'],
      ...namedValue({
        names: /urlscan/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`URLSCAN_API_KEY=${sampleUuid()}`, `urlscanApiKey: '${sampleUuid(2)}',`],
      ignores: [
        'URLSCAN_API_KEY=your_urlscan_api_key',
        `"urlscan": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
