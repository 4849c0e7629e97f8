/** Decides what secrets of Moosend look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const moosend: SecretProvider = {
  name: 'Moosend',
  revoke: 'Renew the key in Moosend under Settings, API key.',
  formats: [
    {
      id: 'moosend-api-key',
      title: 'Moosend API key',
      kind: 'secret',
      keywords: ['moosend'],
      ...namedValue({
        names: /moosend/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`MOOSEND_API_KEY=${sampleUuid()}`, `{"moosendApiKey": "${sampleUuid(2)}"}`],
      ignores: [
        'MOOSEND_API_KEY=your_moosend_api_key',
        `"moosend": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
