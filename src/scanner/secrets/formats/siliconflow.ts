/** Decides what secrets of SiliconFlow look like. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const sampleKey = (seed: number) => `${'sk'}-${sampleText(48, LETTERS, seed)}`

export const siliconflow: SecretProvider = {
  name: 'SiliconFlow',
  revoke: 'Delete the key in SiliconFlow under API keys.',
  formats: [
    {
      id: 'siliconflow-api-key',
      title: 'SiliconFlow API key',
      kind: 'secret',
      keywords: ['siliconflow', 'silicon_flow'],
      pattern: buildPattern(
        'dgi',
        /silicon_?flow[\w.-]{0,24}["']?\s{0,3}[:=]\s{0,3}["']?/,
        /(sk-[a-z]{48})(?![\w-])/,
      ),
      publicLength: 3,
      catches: [`SILICONFLOW_API_KEY=${sampleKey(1)}`, `"siliconflowApiKey": "${sampleKey(2)}"`],
      ignores: ['SILICONFLOW_API_KEY=your_api_key', 'SILICONFLOW_API_KEY=sk-short'],
    },
  ],
}
