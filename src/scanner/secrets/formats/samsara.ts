/** Decides what secrets of Samsara look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const samsara: SecretProvider = {
  name: 'Samsara',
  revoke: 'Delete the token in the Samsara dashboard under Settings, API tokens.',
  formats: [
    {
      id: 'samsara-api-token',
      title: 'Samsara API token',
      kind: 'secret',
      keywords: ['samsara_api_'],
      pattern: /(?<![\w-])samsara_api_[0-9A-Za-z]{30}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `SAMSARA_API_TOKEN=${'samsara_api'}_${sampleText(30)}`,
        `export SAMSARA_API_TOKEN="${'samsara_api'}_${sampleText(30, undefined, 2)}"`,
      ],
      ignores: [`${'samsar'}a_api_${'x'.repeat(30)}`, `see ${'samsara_api'}_${sampleText(10)}`],
    },
  ],
}
