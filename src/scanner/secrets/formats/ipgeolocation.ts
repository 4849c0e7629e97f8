/** Decides what secrets of ipgeolocation.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const ipgeolocation: SecretProvider = {
  name: 'ipgeolocation.io',
  revoke: 'In your ipgeolocation.io account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'ipgeolocation-api-key',
      title: 'ipgeolocation.io API key',
      kind: 'secret',
      keywords: ['ipgeolocation'],
      ...namedValue({ names: /ipgeolocation/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`export IPGEOLOCATION_API_KEY="${key}"`, `const ipgeolocationApiKey = '${key}'`],
      ignores: [`IPGEOLOCATION_API_KEY=${'x'.repeat(32)}`, `ipgeolocation_commit: ${key}`],
    },
  ],
}
