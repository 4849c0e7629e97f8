/** Decides what secrets of APILayer look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const apilayer: SecretProvider = {
  name: 'APILayer',
  revoke: 'In your APILayer account, open API Key and replace the API key.',
  formats: [
    {
      id: 'apilayer-api-key',
      title: 'APILayer API key',
      kind: 'secret',
      keywords: ['apilayer'],
      ...namedValue({ names: /apilayer/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`const apilayerApiKey = '${key}'`, `apilayer_api_key: ${key}`],
      ignores: [`APILAYER_API_KEY=${'x'.repeat(32)}`, `apilayer_commit: ${key}`],
    },
  ],
}
