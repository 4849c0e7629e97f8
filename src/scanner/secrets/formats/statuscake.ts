/** Decides what secrets of StatusCake look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const statuscake: SecretProvider = {
  name: 'StatusCake',
  revoke: 'Delete the key in StatusCake under Account settings, API keys.',
  formats: [
    {
      id: 'statuscake-api-key',
      title: 'StatusCake API key',
      kind: 'secret',
      keywords: ['statuscake'],
      ...namedValue({
        names: /statuscake/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{20}/,
      }),
      catches: [
        `STATUSCAKE_API_KEY=${sampleText(20)}`,
        `const statuscakeApiKey = '${sampleText(20, undefined, 2)}'`,
      ],
      ignores: [
        'STATUSCAKE_API_KEY=your_statuscake_api_key',
        `"statuscake": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
