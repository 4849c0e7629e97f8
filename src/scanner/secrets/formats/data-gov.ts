/** Decides what secrets of api.data.gov look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const dataGov: SecretProvider = {
  name: 'api.data.gov',
  revoke: 'In your api.data.gov account, open the sign-up page and replace the API key.',
  formats: [
    {
      id: 'data-gov-api-key',
      title: 'api.data.gov API key',
      kind: 'secret',
      keywords: ['data.gov', 'data_gov', 'datagov', 'data-gov'],
      ...namedValue({ names: /data[._-]?gov/, ends: /key|token|secret/, value: /[A-Za-z0-9]{40}/ }),
      catches: [`export DATA_GOV_API_KEY="${key}"`, `const dataGovApiKey = '${key}'`],
      ignores: [`DATA_GOV_API_KEY=${'x'.repeat(32)}`, `data_commit: ${key}`],
    },
  ],
}
