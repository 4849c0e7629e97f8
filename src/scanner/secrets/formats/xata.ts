/** Decides what secrets of Xata look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const xata: SecretProvider = {
  name: 'Xata',
  revoke: 'Delete the key in Xata under Account settings, API keys.',
  formats: [
    {
      id: 'xata-api-key',
      title: 'Xata API key',
      kind: 'secret',
      keywords: ['xau_'],
      pattern: /(?<![\w-])xau_[0-9A-Za-z]{36,44}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `XATA_API_KEY=${'xau'}_${sampleText(38)}`,
        `xata_api_key: ${'xau'}_${sampleText(38, undefined, 2)}`,
      ],
      ignores: [`${'xa'}u_${'x'.repeat(38)}`, `see ${'xau'}_${sampleText(12)}`],
    },
  ],
}
