/** Decides what secrets of ZenRows look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zenrows: SecretProvider = {
  name: 'ZenRows',
  revoke: 'Regenerate the key in ZenRows under Settings.',
  formats: [
    {
      id: 'zenrows-api-key',
      title: 'ZenRows API key',
      kind: 'secret',
      keywords: ['zenrows'],
      ...namedValue({
        names: /zenrows/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `ZENROWS_API_KEY=${sampleText(40, HEX)}`,
        `{"zenrowsApiKey": "${sampleText(40, HEX, 2)}"}`,
      ],
      ignores: [
        'ZENROWS_API_KEY=your_zenrows_api_key',
        `"zenrows": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
