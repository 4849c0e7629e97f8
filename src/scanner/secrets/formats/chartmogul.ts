/** Decides what secrets of ChartMogul look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const chartmogul: SecretProvider = {
  name: 'ChartMogul',
  revoke: 'In your ChartMogul account, open your profile, API keys and replace the API key.',
  formats: [
    {
      id: 'chartmogul-api-key',
      title: 'ChartMogul API key',
      kind: 'secret',
      keywords: ['chartmogul'],
      ...namedValue({ names: /chartmogul/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`const chartmogulApiKey = '${key}'`, `chartmogul_api_key: ${key}`],
      ignores: [`CHARTMOGUL_API_KEY=${'x'.repeat(32)}`, `chartmogul_commit: ${key}`],
    },
  ],
}
