/** Decides what secrets of Unkey look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const unkey: SecretProvider = {
  name: 'Unkey',
  revoke: 'Delete the root key in Unkey under Settings, Root keys.',
  formats: [
    {
      id: 'unkey-root-key',
      title: 'Unkey root key',
      kind: 'secret',
      keywords: ['unkey_'],
      pattern: /(?<![\w-])unkey_[0-9A-Za-z]{20,40}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `UNKEY_ROOT_KEY=${'unkey'}_${sampleText(24)}`,
        `Authorization: Bearer ${'unkey'}_${sampleText(24, undefined, 2)}`,
      ],
      ignores: [`${'unk'}ey_${'x'.repeat(24)}`, `see ${'unkey'}_${sampleText(8)}`],
    },
  ],
}
