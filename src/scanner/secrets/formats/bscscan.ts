/** Decides what secrets of BscScan look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(34, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')

export const bscscan: SecretProvider = {
  name: 'BscScan',
  revoke: 'In your BscScan account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'bscscan-api-key',
      title: 'BscScan API key',
      kind: 'secret',
      keywords: ['bscscan'],
      ...namedValue({ names: /bscscan/, ends: /key|token|secret/, value: /[0-9A-Z]{34}/ }),
      catches: [`BSCSCAN_API_KEY=${key}`, `{"bscscanApiKey": "${key}"}`],
      ignores: [`BSCSCAN_API_KEY=${'x'.repeat(32)}`, `bscscan_commit: ${key}`],
    },
  ],
}
