/** Decides what secrets of Pinterest look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pinterest: SecretProvider = {
  name: 'Pinterest',
  revoke: 'Revoke the app’s access in Pinterest, and rotate the app secret under My apps.',
  formats: [
    {
      id: 'pinterest-access-token',
      title: 'Pinterest access token',
      kind: 'secret',
      keywords: ['pina_', 'pinr_'],
      pattern: /(?<![\w-])pin[ar]_[A-Z0-9]{60,130}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `PINTEREST_ACCESS_TOKEN=${'pina'}_${sampleText(80, UPPER_AND_DIGITS)}`,
        `export PINTEREST_ACCESS_TOKEN="${'pina'}_${sampleText(80, UPPER_AND_DIGITS, 2)}"`,
      ],
      ignores: [`${'pi'}na_${'x'.repeat(80)}`, `see ${'pina'}_${sampleText(26, UPPER_AND_DIGITS)}`],
    },
  ],
}
