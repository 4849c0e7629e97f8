/** Decides what secrets of Kylas look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleUuid()}:4807`

export const kylas: SecretProvider = {
  name: 'Kylas',
  revoke: 'In your Kylas account, open Settings, API key and replace the API key.',
  formats: [
    {
      id: 'kylas-api-key',
      title: 'Kylas API key',
      kind: 'secret',
      keywords: ['kylas'],
      ...namedValue({
        names: /kylas/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::\d{1,6})?/,
      }),
      catches: [`kylas_api_key: ${key}`, `export KYLAS_API_KEY="${key}"`],
      ignores: [`KYLAS_API_KEY=${'x'.repeat(32)}`, `kylas_commit: ${key}`],
    },
  ],
}
