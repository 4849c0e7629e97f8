/** Decides what secrets of Lightspeed look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `lsxs_pt_${sampleText(32)}`

export const lightspeed: SecretProvider = {
  name: 'Lightspeed',
  revoke: 'In Lightspeed Retail, open Setup, Personal tokens, and delete it.',
  formats: [
    {
      id: 'lightspeed-personal-token',
      title: 'Lightspeed personal token',
      kind: 'secret',
      keywords: ['lsxs_pt_'],
      pattern: /(?<![\w-])lsxs_pt_[A-Za-z0-9]{20,64}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`Authorization: Bearer ${token}`, `export LIGHTSPEED_PERSONAL_TOKEN="${token}"`],
      ignores: [`lsxs_pt_${'x'.repeat(32)}`, `x${token}`],
    },
  ],
}
