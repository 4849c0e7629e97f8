/** Decides what secrets of FireHydrant look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `fhb-${sampleText(32, HEX)}`

export const firehydrant: SecretProvider = {
  name: 'FireHydrant',
  revoke: 'In FireHydrant, open Settings, API keys, and revoke the bot token.',
  formats: [
    {
      id: 'firehydrant-token',
      title: 'FireHydrant API token',
      kind: 'secret',
      keywords: ['fhb-'],
      pattern: /(?<![\w-])fhb-[0-9a-f]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`export FIREHYDRANT_TOKEN="${token}"`, `const firehydrantToken = '${token}'`],
      ignores: [`fhb-${'x'.repeat(32)}`, `x${token}`],
    },
  ],
}
