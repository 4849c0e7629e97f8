/** Decides what secrets of Statuspage look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const statuspage: SecretProvider = {
  name: 'Statuspage',
  revoke: 'Delete the key in Statuspage under API info.',
  formats: [
    {
      id: 'statuspage-api-key',
      title: 'Statuspage API key',
      kind: 'secret',
      keywords: ['statuspage', 'status_page'],
      ...namedValue({
        names: /status_?page/,
        ends: /key|token|secret|password|access/,
        value: /(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})/,
      }),
      catches: [
        `STATUSPAGE_API_KEY=${sampleText(64, HEX)}`,
        `statuspage_api_key: ${sampleText(64, HEX, 2)}`,
      ],
      ignores: [
        'STATUSPAGE_API_KEY=your_statuspage_api_key',
        `"statuspage": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
