/** Decides what secrets of IPQualityScore look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const ipqualityscore: SecretProvider = {
  name: 'IPQualityScore',
  revoke: 'In your IPQualityScore account, open API Documentation and replace the API key.',
  formats: [
    {
      id: 'ipqualityscore-api-key',
      title: 'IPQualityScore API key',
      kind: 'secret',
      keywords: ['ipquality', 'ip_quality', 'ipqs'],
      ...namedValue({
        names: /ip_?-?quality(?:_?-?score)?|ipqs/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`const ipqualityscoreApiKey = '${key}'`, `ipqualityscore_api_key: ${key}`],
      ignores: [`IPQUALITYSCORE_API_KEY=${'x'.repeat(32)}`, `ipqualityscore_commit: ${key}`],
    },
  ],
}
