/** Decides what secrets of IPInfoDB look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const ipinfodb: SecretProvider = {
  name: 'IPInfoDB',
  revoke: 'In your IPInfoDB account, open the account page and replace the API key.',
  formats: [
    {
      id: 'ipinfodb-api-key',
      title: 'IPInfoDB API key',
      kind: 'secret',
      keywords: ['ipinfodb'],
      ...namedValue({ names: /ipinfodb/, ends: /key|token|secret/, value: /[a-z0-9]{64}/ }),
      catches: [`ipinfodb_api_key: ${key}`, `export IPINFODB_API_KEY="${key}"`],
      ignores: [`IPINFODB_API_KEY=${'x'.repeat(32)}`, `ipinfodb_commit: ${key}`],
    },
  ],
}
