/** Decides what secrets of Etherscan look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(34, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')

export const etherscan: SecretProvider = {
  name: 'Etherscan',
  revoke: 'In your Etherscan account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'etherscan-api-key',
      title: 'Etherscan API key',
      kind: 'secret',
      keywords: ['etherscan', 'polygonscan', 'arbiscan', 'snowtrace', 'ftmscan', 'basescan'],
      ...namedValue({
        names: /ether_?scan|polygon_?scan|arbi_?scan|snow_?trace|ftm_?scan|base_?scan/,
        ends: /key|token|secret/,
        value: /[0-9A-Z]{34}/,
      }),
      catches: [`etherscan_api_key: ${key}`, `export ETHERSCAN_API_KEY="${key}"`],
      ignores: [`ETHERSCAN_API_KEY=${'x'.repeat(32)}`, `etherscan_commit: ${key}`],
    },
  ],
}
