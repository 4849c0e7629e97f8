/** Decides what secrets of Trello look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const trello: SecretProvider = {
  name: 'Trello',
  revoke:
    'Revoke the token in Trello under Settings, Applications; regenerate the secret of ' +
    'the power-up.',
  formats: [
    {
      id: 'trello-token',
      title: 'Trello token',
      kind: 'secret',
      keywords: ['atta'],
      pattern: /(?<![\w-])ATTA[0-9a-f]{72}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `TRELLO_ATTA=${'AT'}TA${sampleText(72, HEX)}`,
        `export TRELLO_ATTA="${'AT'}TA${sampleText(72, HEX, 2)}"`,
      ],
      ignores: [`${'AT'}TA${'x'.repeat(72)}`, `see ${'AT'}TA${sampleText(24, HEX)}`],
    },
    {
      id: 'trello-api-key',
      title: 'Trello API key',
      kind: 'publishable',
      keywords: ['trello'],
      ...namedValue({
        names: /trello/,
        ends: /(?:api|app|developer)?[_-]?key/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TRELLO_API_KEY=${sampleText(32, HEX)}`,
        `{"trelloApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: ['TRELLO_API_KEY=your_trello_api_key', `"trello": "^2.4.1#${sampleText(40, HEX)}"`],
    },
    {
      id: 'trello-legacy-token',
      title: 'Trello token or secret',
      kind: 'secret',
      keywords: ['trello'],
      ...namedValue({ names: /trello/, ends: /(?:token|secret|oauth)/, value: /[0-9a-f]{64}/ }),
      catches: [
        `TRELLO_TOKEN=${sampleText(64, HEX)}`,
        `const trelloToken = '${sampleText(64, HEX, 2)}'`,
      ],
      ignores: ['TRELLO_TOKEN=your_trello_token', `"trello": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
