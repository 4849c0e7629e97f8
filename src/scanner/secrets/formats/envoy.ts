/** Decides what secrets of Envoy look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(220)

export const envoy: SecretProvider = {
  name: 'Envoy',
  revoke: 'In your Envoy account, open Integrations, API keys and replace the API key.',
  formats: [
    {
      id: 'envoy-api-key',
      title: 'Envoy API key',
      kind: 'secret',
      keywords: ['envoy_api', 'envoyapi', 'envoy_key', 'envoy_token', 'envoy-api'],
      ...namedValue({
        names: /(?<![A-Za-z])envoy_?-?(?:api|key|token|secret)/,
        ends: /key|token|api|secret/,
        value: /[A-Za-z0-9]{220}/,
      }),
      catches: [`ENVOY_API_KEY=${key}`, `{"envoyApiKey": "${key}"}`],
      ignores: [`ENVOY_API_KEY=${'x'.repeat(32)}`, `envoy_commit: ${key}`],
    },
  ],
}
