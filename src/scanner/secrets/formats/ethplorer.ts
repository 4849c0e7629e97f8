/** Decides what secrets of Ethplorer look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `EK-${sampleText(6)}-${sampleText(7, undefined, 2)}-${sampleText(5, undefined, 3)}`

export const ethplorer: SecretProvider = {
  name: 'Ethplorer',
  revoke: 'In your Ethplorer account, open the developer panel and replace the API key.',
  formats: [
    {
      id: 'ethplorer-api-key',
      title: 'Ethplorer API key',
      kind: 'secret',
      keywords: ['ethplorer'],
      ...namedValue({
        names: /ethplorer/,
        ends: /key|token|secret/,
        value: /(?:EK-)?[A-Za-z0-9-]{16,24}/,
      }),
      catches: [`ethplorer_api_key: ${key}`, `export ETHPLORER_API_KEY="${key}"`],
      ignores: [`ETHPLORER_API_KEY=${'x'.repeat(32)}`, `ethplorer_commit: ${key}`],
    },
  ],
}
