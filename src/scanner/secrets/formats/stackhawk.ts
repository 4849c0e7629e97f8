/** Decides what secrets of StackHawk look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'hawk'}.${sampleText(20, undefined, seed)}.${sampleText(20, undefined, seed + 10)}`
}

export const stackhawk: SecretProvider = {
  name: 'StackHawk',
  revoke: 'Delete the key in StackHawk under Settings, API keys.',
  formats: [
    {
      id: 'stackhawk-api-key',
      title: 'StackHawk API key',
      kind: 'secret',
      keywords: ['hawk.'],
      pattern: /(?<![\w.-])hawk\.[\w-]{20}\.[\w-]{20}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `STACKHAWK_API_KEY=${sampleApiKey(1)}`,
        `const stackhawkApiKey = '${sampleApiKey(2)}'`,
      ],
      ignores: [
        `${'ha'}wk.${'x'.repeat(20)}.${'x'.repeat(20)}`,
        `see ${'hawk'}.${sampleText(6)}.${sampleText(6, undefined, 11)}`,
      ],
    },
  ],
}
