/** Decides what secrets of Powrbot look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const powrbot: SecretProvider = {
  name: 'Powrbot',
  revoke: 'Regenerate the key on the Powrbot API page.',
  formats: [
    {
      id: 'powrbot-api-key',
      title: 'Powrbot API key',
      kind: 'secret',
      keywords: ['powrbot'],
      ...namedValue({
        names: /powrbot/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `POWRBOT_API_KEY=${sampleText(40)}`,
        `const powrbotApiKey = '${sampleText(40, undefined, 2)}'`,
      ],
      ignores: [
        'POWRBOT_API_KEY=your_powrbot_api_key',
        `"powrbot": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
