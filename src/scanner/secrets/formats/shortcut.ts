/** Decides what secrets of Shortcut look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shortcut: SecretProvider = {
  name: 'Shortcut',
  revoke: 'Delete the token in Shortcut under Settings, API tokens.',
  formats: [
    {
      id: 'shortcut-api-token',
      title: 'Shortcut API token',
      kind: 'secret',
      keywords: ['shortcut', 'clubhouse'],
      ...namedValue({
        names: /(?:shortcut|clubhouse)[_-]?(?:api|access)?[_-]?token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`SHORTCUT_API_TOKEN=${sampleUuid()}`, `{"shortcutApiToken": "${sampleUuid(2)}"}`],
      ignores: [
        'SHORTCUT_API_TOKEN=your_shortcut_api_token',
        `"shortcut": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
