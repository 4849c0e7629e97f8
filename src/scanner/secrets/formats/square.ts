/** Decides what secrets of Square and Braintree look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const square: SecretProvider = {
  name: 'Square',
  formats: [
    {
      id: 'square-access-token',
      title: 'Square access token',
      kind: 'secret',
      keywords: ['eaaa', 'sq0atp-', 'sq0csp-'],
      pattern: /(?<![\w-])(?:EAAA[\w-]{60}|sq0(?:atp-[\w-]{22}|csp-[\w-]{43}))(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`SQUARE=${'sq0'}atp-${sampleText(22)}`, `token: ${'EA'}AA${sampleText(60)}`],
      ignores: [`${'sq0'}atp-${'x'.repeat(22)}`],
    },
    {
      id: 'braintree-access-token',
      title: 'Braintree access token',
      kind: 'secret',
      keywords: ['access_token$production$'],
      pattern: /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}(?!\w)/g,
      publicLength: 24,
      judge: judgeRandom(24),
      catches: [
        `${'access_token'}$production$${sampleText(16, LOWER_AND_DIGITS)}$${sampleText(32, HEX)}`,
      ],
      ignores: [`${'access_token'}$production$${'0'.repeat(16)}$${'0'.repeat(32)}`],
    },
  ],
}
