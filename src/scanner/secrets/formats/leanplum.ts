/** Decides what secrets of Leanplum look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `prod_${sampleText(43)}`

export const leanplum: SecretProvider = {
  name: 'Leanplum',
  revoke: 'In your Leanplum account, open App settings, Keys and replace the API key.',
  formats: [
    {
      id: 'leanplum-api-key',
      title: 'Leanplum API key',
      kind: 'secret',
      keywords: ['leanplum'],
      ...namedValue({
        names: /leanplum/,
        ends: /key|token/,
        value: /(?:prod|dev|exp)_[A-Za-z0-9]{43}/,
      }),
      catches: [`const leanplumApiKey = '${key}'`, `leanplum_api_key: ${key}`],
      ignores: [`LEANPLUM_API_KEY=${'x'.repeat(32)}`, `leanplum_commit: ${key}`],
    },
  ],
}
