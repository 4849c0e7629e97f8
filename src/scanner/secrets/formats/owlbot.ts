/** Decides what secrets of Owlbot look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const owlbot: SecretProvider = {
  name: 'Owlbot',
  revoke: 'Ask for another token at owlbot.info.',
  formats: [
    {
      id: 'owlbot-api-token',
      title: 'Owlbot API token',
      kind: 'secret',
      keywords: ['owlbot'],
      ...namedValue({
        names: /owlbot/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `OWLBOT_API_TOKEN=${sampleText(40, HEX)}`,
        `owlbotApiToken: '${sampleText(40, HEX, 2)}',`,
      ],
      ignores: [
        'OWLBOT_API_TOKEN=your_owlbot_api_token',
        `"owlbot": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
