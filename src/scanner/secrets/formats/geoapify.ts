/** Decides what secrets of Geoapify look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const geoapify: SecretProvider = {
  name: 'Geoapify',
  revoke: 'In your Geoapify account, open the project and replace the API key.',
  formats: [
    {
      id: 'geoapify-api-key',
      title: 'Geoapify API key',
      kind: 'secret',
      keywords: ['geoapify'],
      ...namedValue({ names: /geoapify/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`{"geoapifyApiKey": "${key}"}`, `GEOAPIFY_API_KEY=${key}`],
      ignores: [`GEOAPIFY_API_KEY=${'x'.repeat(32)}`, `geoapify_commit: ${key}`],
    },
  ],
}
