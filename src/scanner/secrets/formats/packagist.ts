/** Decides what secrets of Packagist look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const packagist: SecretProvider = {
  name: 'Packagist',
  revoke: 'Revoke the token in Private Packagist under Settings, API access (or Authentication).',
  formats: [
    {
      id: 'packagist-token',
      title: 'Private Packagist token',
      kind: 'secret',
      keywords: ['packagist_'],
      pattern: /(?<![\w-])packagist_[a-z]{3}_[0-9a-f]{68}(?![\w-])/g,
      publicLength: 14,
      judge: judgeRandom(14),
      catches: [
        `PACKAGIST_TOKEN=${'packagist_ack'}_${sampleText(68, HEX)}`,
        `{"packagistToken": "${'packagist_ack'}_${sampleText(68, HEX, 2)}"}`,
      ],
      ignores: [
        `${'packagi'}st_ack_${'x'.repeat(68)}`,
        `see ${'packagist_ack'}_${sampleText(22, HEX)}`,
      ],
    },
  ],
}
