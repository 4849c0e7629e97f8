/** Decides what secrets of Miro look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const miro: SecretProvider = {
  name: 'Miro',
  revoke: 'Reinstall the app in Miro for a new token; the old one is withdrawn with it.',
  formats: [
    {
      id: 'miro-access-token',
      title: 'Miro access token',
      kind: 'secret',
      keywords: ['miro'],
      ...namedValue({
        names: /miro(?:[_-]?(?:api|access|oauth|app))?[_-]?(?:token|key)/,
        value: /[\w-]{27}/,
      }),
      catches: [
        `MIRO_ACCESS_TOKEN=${sampleText(27)}`,
        `const miroAccessToken = '${sampleText(27, undefined, 2)}'`,
      ],
      ignores: [
        'MIRO_ACCESS_TOKEN=your_miro_access_token',
        `"miro": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
