/** Decides what secrets of APITemplate.io look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(39)

export const apitemplate: SecretProvider = {
  name: 'APITemplate.io',
  revoke: 'In your APITemplate.io account, open API Integration and replace the API key.',
  formats: [
    {
      id: 'apitemplate-api-key',
      title: 'APITemplate.io API key',
      kind: 'secret',
      keywords: ['apitemplate'],
      ...namedValue({ names: /apitemplate/, ends: /key|token|secret/, value: /[A-Za-z0-9]{39}/ }),
      catches: [`apitemplate_api_key: ${key}`, `export APITEMPLATE_API_KEY="${key}"`],
      ignores: [`APITEMPLATE_API_KEY=${'x'.repeat(32)}`, `apitemplate_commit: ${key}`],
    },
  ],
}
