/** Decides what secrets of Neon look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const neon: SecretProvider = {
  name: 'Neon',
  revoke: 'Revoke the key in Neon under Account settings, API keys; reset the role for a password.',
  formats: [
    {
      id: 'neon-api-key',
      title: 'Neon API key',
      kind: 'secret',
      keywords: ['napi_'],
      pattern: /(?<![\w-])napi_[0-9a-z]{64}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEON_API_KEY=${'napi'}_${sampleText(64, LOWER_AND_DIGITS)}`,
        `neon_api_key: ${'napi'}_${sampleText(64, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [`${'na'}pi_${'x'.repeat(64)}`, `see ${'napi'}_${sampleText(21, LOWER_AND_DIGITS)}`],
    },
    {
      id: 'neon-password',
      title: 'Neon database password',
      kind: 'secret',
      keywords: ['npg_'],
      pattern: /(?<![\w-])npg_[0-9A-Za-z]{12,32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `PGPASSWORD=${'npg'}_${sampleText(12)}`,
        `{"password": "${'npg'}_${sampleText(12, undefined, 2)}"}`,
      ],
      ignores: [`${'np'}g_${'x'.repeat(12)}`, `see ${'npg'}_${sampleText(4)}`],
    },
  ],
}
