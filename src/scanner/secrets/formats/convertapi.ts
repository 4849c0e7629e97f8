/** Decides what secrets of ConvertAPI look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `secret_${sampleText(16)}`

export const convertapi: SecretProvider = {
  name: 'ConvertAPI',
  revoke: 'In your ConvertAPI account, open Authentication and replace the API key.',
  formats: [
    {
      id: 'convertapi-api-key',
      title: 'ConvertAPI API key',
      kind: 'secret',
      keywords: ['convertapi'],
      ...namedValue({
        names: /convertapi/,
        ends: /key|token|secret/,
        value: /secret_[A-Za-z0-9]{16}/,
      }),
      catches: [`CONVERTAPI_API_KEY=${key}`, `{"convertapiApiKey": "${key}"}`],
      ignores: [`CONVERTAPI_API_KEY=${'x'.repeat(32)}`, `convertapi_commit: ${key}`],
    },
  ],
}
