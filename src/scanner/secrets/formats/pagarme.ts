/** Decides what secrets of Pagar.me look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pagarme: SecretProvider = {
  name: 'Pagar.me',
  revoke: 'Roll the key in the Pagar.me dashboard under Settings, Keys.',
  formats: [
    {
      id: 'pagarme-api-key',
      title: 'Pagar.me API key',
      kind: 'secret',
      keywords: ['ak_live_'],
      pattern: /(?<![\w-])ak_live_[0-9A-Za-z]{30}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `PAGARME_API_KEY=${'ak_live'}_${sampleText(30)}`,
        `export PAGARME_API_KEY="${'ak_live'}_${sampleText(30, undefined, 2)}"`,
      ],
      ignores: [`${'ak_l'}ive_${'x'.repeat(30)}`, `see ${'ak_live'}_${sampleText(10)}`],
    },
    {
      id: 'pagarme-test-key',
      title: 'Pagar.me API key of test mode',
      kind: 'test',
      keywords: ['ak_test_'],
      pattern: /(?<![\w-])ak_test_[0-9A-Za-z]{30}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `PAGARME_TEST_KEY=${'ak_test'}_${sampleText(30)}`,
        `{"pagarmeTestKey": "${'ak_test'}_${sampleText(30, undefined, 2)}"}`,
      ],
      ignores: [`${'ak_t'}est_${'x'.repeat(30)}`, `see ${'ak_test'}_${sampleText(10)}`],
    },
  ],
}
