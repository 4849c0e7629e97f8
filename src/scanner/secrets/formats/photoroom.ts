/** Decides what secrets of Photoroom look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const photoroom: SecretProvider = {
  name: 'Photoroom',
  revoke: 'Delete the key in Photoroom under API dashboard and create another.',
  formats: [
    {
      id: 'photoroom-api-key',
      title: 'Photoroom API key',
      kind: 'secret',
      keywords: ['sk_pr_'],
      pattern: /(?<![A-Za-z0-9-])sk_pr_[0-9A-Za-z]{1,64}_[0-9a-f]{40}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `PHOTOROOM_API_KEY=${'sk_'}pr_default_${sampleText(40, HEX)}`,
        `export PHOTOROOM_API_KEY="${'sk_'}pr_default_${sampleText(40, HEX, 2)}"`,
      ],
      ignores: [
        `${'sk_pr_d'}efault_${'x'.repeat(40)}`,
        `see ${'sk_'}pr_default_${sampleText(13, HEX)}`,
      ],
    },
  ],
}
