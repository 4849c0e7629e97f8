/** Decides what secrets of Blockfrost look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const value = `mainnet${sampleText(32)}`

export const blockfrost: SecretProvider = {
  name: 'Blockfrost',
  revoke: 'In your Blockfrost account, open the project and replace the project id.',
  formats: [
    {
      id: 'blockfrost-project-id',
      title: 'Blockfrost project id',
      kind: 'secret',
      keywords: ['blockfrost'],
      ...namedValue({
        names: /blockfrost/,
        ends: /key|id|token/,
        value: /(?:mainnet|preprod|preview|testnet|ipfs)[A-Za-z0-9]{32}/,
      }),
      catches: [`const blockfrostProjectId = '${value}'`, `blockfrost_project_id: ${value}`],
      ignores: [`BLOCKFROST_PROJECT_ID=${'x'.repeat(32)}`, `blockfrost_commit: ${value}`],
    },
  ],
}
