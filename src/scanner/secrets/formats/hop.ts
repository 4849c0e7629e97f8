/** Decides what secrets of Hop look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `ptk_${sampleText(64)}`

export const hop: SecretProvider = {
  name: 'Hop',
  revoke: 'In the Hop console, open the project or your account and revoke the token.',
  formats: [
    {
      id: 'hop-project-token',
      title: 'Hop project token',
      kind: 'secret',
      keywords: ['ptk_'],
      pattern: /(?<![\w-])ptk_[A-Za-z0-9]{20,80}_?[A-Za-z0-9]{20,80}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`Authorization: Bearer ${token}`, `export HOP_PROJECT="${token}"`],
      ignores: [`ptk_${'x'.repeat(64)}`, `x${token}`],
    },
  ],
}
