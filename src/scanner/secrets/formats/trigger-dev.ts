/** Decides what secrets of Trigger.dev look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const triggerDev: SecretProvider = {
  name: 'Trigger.dev',
  revoke: 'Regenerate the key in Trigger.dev under API keys of the environment.',
  formats: [
    {
      id: 'trigger-dev-secret-key',
      title: 'Trigger.dev secret key',
      kind: 'secret',
      keywords: ['tr_prod_', 'tr_stg_', 'tr_preview_'],
      pattern: /(?<![\w-])tr_(?:prod|stg|preview)_[0-9A-Za-z]{20,24}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `TRIGGER_DEV_SECRET_KEY=${'tr_prod'}_${sampleText(20)}`,
        `trigger_dev_secret_key: ${'tr_prod'}_${sampleText(20, undefined, 2)}`,
      ],
      ignores: [`${'tr_p'}rod_${'x'.repeat(20)}`, `see ${'tr_prod'}_${sampleText(6)}`],
    },
    {
      id: 'trigger-dev-dev-key',
      title: 'Trigger.dev secret key for development',
      kind: 'test',
      keywords: ['tr_dev_'],
      pattern: /(?<![\w-])tr_dev_[0-9A-Za-z]{20,24}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `TRIGGER_DEV_DEV_KEY=${'tr_dev'}_${sampleText(20)}`,
        `Authorization: Bearer ${'tr_dev'}_${sampleText(20, undefined, 2)}`,
      ],
      ignores: [`${'tr_'}dev_${'x'.repeat(20)}`, `see ${'tr_dev'}_${sampleText(6)}`],
    },
    {
      id: 'trigger-dev-access-token',
      title: 'Trigger.dev access token',
      kind: 'secret',
      keywords: ['tr_pat_'],
      pattern: /(?<![\w-])tr_pat_[0-9a-z]{40}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `TRIGGER_DEV_ACCESS_TOKEN=${'tr_pat'}_${sampleText(40, LOWER_AND_DIGITS)}`,
        `export TRIGGER_DEV_ACCESS_TOKEN="${'tr_pat'}_${sampleText(40, LOWER_AND_DIGITS, 2)}"`,
      ],
      ignores: [
        `${'tr_'}pat_${'x'.repeat(40)}`,
        `see ${'tr_pat'}_${sampleText(13, LOWER_AND_DIGITS)}`,
      ],
    },
  ],
}
