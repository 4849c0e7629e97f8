/** Decides what secrets of Xendit look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const xendit: SecretProvider = {
  name: 'Xendit',
  revoke: 'Delete the key in the Xendit dashboard under Settings, API keys.',
  formats: [
    {
      id: 'xendit-secret-key',
      title: 'Xendit secret key',
      kind: 'secret',
      keywords: ['xnd_production_'],
      pattern: /(?<![\w-])xnd_production_[0-9A-Za-z]{40,70}(?![\w-])/g,
      publicLength: 15,
      judge: judgeRandom(15),
      catches: [
        `XENDIT_SECRET_KEY=${'xnd_production'}_${sampleText(58)}`,
        `Authorization: Bearer ${'xnd_production'}_${sampleText(58, undefined, 2)}`,
      ],
      ignores: [
        `${'xnd_pro'}duction_${'x'.repeat(58)}`,
        `see ${'xnd_production'}_${sampleText(19)}`,
      ],
    },
    {
      id: 'xendit-test-key',
      title: 'Xendit secret key of test mode',
      kind: 'test',
      keywords: ['xnd_development_'],
      pattern: /(?<![\w-])xnd_development_[0-9A-Za-z]{40,70}(?![\w-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [
        `XENDIT_TEST_KEY=${'xnd_development'}_${sampleText(58)}`,
        `export XENDIT_TEST_KEY="${'xnd_development'}_${sampleText(58, undefined, 2)}"`,
      ],
      ignores: [
        `${'xnd_deve'}lopment_${'x'.repeat(58)}`,
        `see ${'xnd_development'}_${sampleText(19)}`,
      ],
    },
    {
      id: 'xendit-public-key',
      title: 'Xendit public key',
      kind: 'publishable',
      keywords: ['xnd_public_'],
      pattern: /(?<![\w-])xnd_public_(?:production|development)_[0-9A-Za-z]{40,70}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [
        `XENDIT_PUBLIC_KEY=${'xnd_public_production'}_${sampleText(58)}`,
        `{"xenditPublicKey": "${'xnd_public_production'}_${sampleText(58, undefined, 2)}"}`,
      ],
      ignores: [
        `${'xnd_public_'}production_${'x'.repeat(58)}`,
        `see ${'xnd_public_production'}_${sampleText(19)}`,
      ],
    },
  ],
}
