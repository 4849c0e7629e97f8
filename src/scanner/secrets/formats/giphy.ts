/** Decides what secrets of GIPHY look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const giphy: SecretProvider = {
  name: 'GIPHY',
  revoke: 'In your GIPHY account, open the developer dashboard and replace the API key.',
  formats: [
    {
      id: 'giphy-api-key',
      title: 'GIPHY API key',
      kind: 'secret',
      keywords: ['giphy'],
      ...namedValue({ names: /giphy/, ends: /key/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`giphy_api_key: ${key}`, `export GIPHY_API_KEY="${key}"`],
      ignores: [`GIPHY_API_KEY=${'x'.repeat(32)}`, `giphy_commit: ${key}`],
    },
  ],
}
