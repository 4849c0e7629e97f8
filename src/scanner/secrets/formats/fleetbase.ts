/** Decides what secrets of Fleetbase look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `flb_live_${sampleText(20)}`

export const fleetbase: SecretProvider = {
  name: 'Fleetbase',
  revoke: 'In the Fleetbase console, open Developers, API Keys, and roll the key.',
  formats: [
    {
      id: 'fleetbase-api-key',
      title: 'Fleetbase API key',
      kind: 'secret',
      keywords: ['flb_live_'],
      pattern: /(?<![\w-])flb_live_[A-Za-z0-9]{20}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`FLEETBASE_API_KEY=${key}`, `fleetbase_api_key: ${key}`],
      ignores: [`flb_live_${'x'.repeat(20)}`, `x${key}`],
    },
  ],
}
