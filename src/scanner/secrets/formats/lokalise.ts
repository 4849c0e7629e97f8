/** Decides what secrets of Lokalise look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40, HEX)

export const lokalise: SecretProvider = {
  name: 'Lokalise',
  revoke: 'In your Lokalise account, open Profile settings, API tokens and replace the API token.',
  formats: [
    {
      id: 'lokalise-api-token',
      title: 'Lokalise API token',
      kind: 'secret',
      keywords: ['lokalise'],
      ...namedValue({ names: /lokalise/, ends: /token|key/, value: /[a-z0-9]{40}/ }),
      catches: [`lokalise_api_token: ${token}`, `export LOKALISE_API_TOKEN="${token}"`],
      ignores: [`LOKALISE_API_TOKEN=${'x'.repeat(32)}`, `lokalise_commit: ${token}`],
    },
  ],
}
