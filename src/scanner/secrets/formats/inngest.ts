/** Decides what secrets of Inngest look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `signkey-prod-${sampleText(64, HEX)}`

export const inngest: SecretProvider = {
  name: 'Inngest',
  revoke: 'In Inngest, open Manage, Signing Key (or Event Keys), and rotate it.',
  formats: [
    {
      id: 'inngest-signing-key',
      title: 'Inngest signing key',
      kind: 'secret',
      keywords: ['signkey-'],
      pattern: /(?<![\w-])signkey-(?:prod|branch|test)-[0-9a-f]{32,64}(?![\w-])/g,
      publicLength: 13,
      judge: judgeRandom(13),
      catches: [`{"inngestSigningKey": "${key}"}`, `Authorization: Bearer ${key}`],
      ignores: [`signkey-prod-${'x'.repeat(64)}`, `x${key}`],
    },
  ],
}
