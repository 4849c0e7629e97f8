/** Decides what secrets of RunPod look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const runpod: SecretProvider = {
  name: 'RunPod',
  revoke: 'Revoke the key in RunPod under Settings, API keys.',
  formats: [
    {
      id: 'runpod-api-key',
      title: 'RunPod API key',
      kind: 'secret',
      keywords: ['rpa_', 'rps_'],
      pattern: /(?<![\w-])rp[as]_[0-9A-Z]{40,48}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `RUNPOD_API_KEY=${'rpa'}_${sampleText(42, UPPER_AND_DIGITS)}`,
        `runpod_api_key: ${'rpa'}_${sampleText(42, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: [`${'rp'}a_${'x'.repeat(42)}`, `see ${'rpa'}_${sampleText(14, UPPER_AND_DIGITS)}`],
    },
  ],
}
