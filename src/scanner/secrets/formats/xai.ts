/** Decides what secrets of xAI look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const xai: SecretProvider = {
  name: 'xAI',
  revoke: 'Delete the key in the xAI console under API keys.',
  formats: [
    {
      id: 'xai-api-key',
      title: 'xAI API key',
      kind: 'secret',
      keywords: ['xai-'],
      pattern: /(?<![\w-])xai-[0-9A-Za-z_]{70,90}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `XAI_API_KEY=${'xai'}-${sampleText(80)}`,
        `{"xaiApiKey": "${'xai'}-${sampleText(80, undefined, 2)}"}`,
      ],
      ignores: [`${'xa'}i-${'x'.repeat(80)}`, `see ${'xai'}-${sampleText(26)}`],
    },
    {
      id: 'xai-management-key',
      title: 'xAI management key',
      kind: 'secret',
      keywords: ['xai-token-'],
      pattern: /(?<![\w-])xai-token-[0-9A-Za-z_]{60,90}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `XAI_MANAGEMENT_KEY=${'xai-token'}-${sampleText(80)}`,
        `const xaiManagementKey = '${'xai-token'}-${sampleText(80, undefined, 2)}'`,
      ],
      ignores: [`${'xai-t'}oken-${'x'.repeat(80)}`, `see ${'xai-token'}-${sampleText(26)}`],
    },
  ],
}
