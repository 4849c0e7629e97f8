/** Decides what secrets of imgix look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `ak_${sampleText(64, HEX)}`

export const imgix: SecretProvider = {
  name: 'imgix',
  revoke: 'In your imgix account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'imgix-api-key',
      title: 'imgix API key',
      kind: 'secret',
      keywords: ['imgix'],
      ...namedValue({ names: /imgix/, ends: /key|token|secret/, value: /ak_[0-9a-f]{64}/ }),
      catches: [`imgix_api_key: ${key}`, `export IMGIX_API_KEY="${key}"`],
      ignores: [`IMGIX_API_KEY=${'x'.repeat(32)}`, `imgix_commit: ${key}`],
    },
  ],
}
