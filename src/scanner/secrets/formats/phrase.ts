/** Decides what secrets of Phrase look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const phrase: SecretProvider = {
  name: 'Phrase',
  revoke: 'Delete the token in Phrase under Profile settings, Access tokens.',
  formats: [
    {
      id: 'phrase-access-token',
      title: 'Phrase access token',
      kind: 'secret',
      keywords: ['phrase'],
      ...namedValue({ names: /phrase[_-]?(?:app)?[\w.-]{0,12}token/, value: /[0-9a-f]{64}/ }),
      catches: [
        `PHRASE_ACCESS_TOKEN=${sampleText(64, HEX)}`,
        `phraseAccessToken: '${sampleText(64, HEX, 2)}',`,
      ],
      ignores: [
        'PHRASE_ACCESS_TOKEN=your_phrase_access_token',
        `"phrase": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
