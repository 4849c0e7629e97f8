/** Decides what secrets of Rootly look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rootly: SecretProvider = {
  name: 'Rootly',
  revoke: 'Revoke the token in Rootly under Manage API keys.',
  formats: [
    {
      id: 'rootly-api-token',
      title: 'Rootly API token',
      kind: 'secret',
      keywords: ['rootly_'],
      pattern: /(?<![\w-])rootly_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `ROOTLY_API_TOKEN=${'rootly'}_${sampleText(64, HEX)}`,
        `Authorization: Bearer ${'rootly'}_${sampleText(64, HEX, 2)}`,
      ],
      ignores: [`${'roo'}tly_${'x'.repeat(64)}`, `see ${'rootly'}_${sampleText(21, HEX)}`],
    },
  ],
}
