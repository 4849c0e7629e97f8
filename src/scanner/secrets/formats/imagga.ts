/** Decides what secrets of Imagga look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const imagga: SecretProvider = {
  name: 'Imagga',
  revoke: 'In your Imagga account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'imagga-api-key',
      title: 'Imagga API key',
      kind: 'secret',
      keywords: ['imagga'],
      ...namedValue({
        names: /imagga/,
        ends: /secret|key|token/,
        value: /acc_[0-9a-f]{15}:[0-9a-f]{32}|[0-9a-f]{32}/,
      }),
      catches: [`const imaggaApiKey = '${key}'`, `imagga_api_key: ${key}`],
      ignores: [`IMAGGA_API_KEY=${'x'.repeat(32)}`, `imagga_commit: ${key}`],
    },
  ],
}
