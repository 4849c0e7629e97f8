/** Decides what secrets of Tolgee look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tolgee: SecretProvider = {
  name: 'Tolgee',
  revoke: 'Delete the key in Tolgee under API keys (or Personal access tokens).',
  formats: [
    {
      id: 'tolgee-token',
      title: 'Tolgee API key or access token',
      kind: 'secret',
      keywords: ['tgpak_', 'tgpat_'],
      pattern: /(?<![\w-])tgpa[kt]_[0-9a-z]{32,64}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `TOLGEE_TOKEN=${'tgpat'}_${sampleText(52, LOWER_AND_DIGITS)}`,
        `export TOLGEE_TOKEN="${'tgpat'}_${sampleText(52, LOWER_AND_DIGITS, 2)}"`,
      ],
      ignores: [
        `${'tgp'}at_${'x'.repeat(52)}`,
        `see ${'tgpat'}_${sampleText(17, LOWER_AND_DIGITS)}`,
      ],
    },
  ],
}
