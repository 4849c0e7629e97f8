/** Decides what secrets of MonkeyLearn look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const monkeylearn: SecretProvider = {
  name: 'MonkeyLearn',
  revoke: 'Regenerate the key in MonkeyLearn under My account, API keys.',
  formats: [
    {
      id: 'monkeylearn-api-key',
      title: 'MonkeyLearn API key',
      kind: 'secret',
      keywords: ['monkeylearn', 'monkey_learn'],
      ...namedValue({
        names: /monkey_?learn/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `MONKEYLEARN_API_KEY=${sampleText(40, HEX)}`,
        `const monkeylearnApiKey = '${sampleText(40, HEX, 2)}'`,
      ],
      ignores: [
        'MONKEYLEARN_API_KEY=your_monkeylearn_api_key',
        `"monkeylearn": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
