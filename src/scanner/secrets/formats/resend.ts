/** Decides what secrets of Resend look like. */
import { looksRandom } from '../measure-entropy.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'re'}_${sampleText(8, undefined, seed)}_${sampleText(24, undefined, seed)}`
}

export const resend: SecretProvider = {
  name: 'Resend',
  revoke: 'Delete the key in Resend under API keys and create another.',
  formats: [
    {
      id: 'resend-api-key',
      title: 'Resend API key',
      kind: 'secret',
      keywords: ['re_'],
      pattern: /(?<![\w-])re_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}(?![\w-])/g,
      publicLength: 3,
      judge: ({ secret }) => (looksRandom(secret.slice(-24)) ? 'unproven' : 'none'),
      catches: [`RESEND_API_KEY=${sampleApiKey(1)}`, `{"resendApiKey": "${sampleApiKey(2)}"}`],
      ignores: [
        `${'r'}e_${'x'.repeat(8)}_${'x'.repeat(24)}`,
        `see ${'re'}_${sampleText(3)}_${sampleText(8)}`,
      ],
    },
  ],
}
