/** Decides what secrets of SignUpGenius look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const signupgenius: SecretProvider = {
  name: 'SignUpGenius',
  revoke: 'Replace the key of SignUpGenius under Pro tools, API management.',
  formats: [
    {
      id: 'signupgenius-api-key',
      title: 'SignUpGenius API key',
      kind: 'secret',
      keywords: ['signupgenius'],
      ...namedValue({
        names: /signupgenius/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SIGNUPGENIUS_API_KEY=${sampleText(32)}`,
        `{"signupgeniusApiKey": "${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'SIGNUPGENIUS_API_KEY=your_signupgenius_api_key',
        `"signupgenius": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
