/** Decides what secrets of ipstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const ipstack: SecretProvider = {
  name: 'ipstack',
  revoke: 'In your ipstack account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'ipstack-api-key',
      title: 'ipstack API key',
      kind: 'secret',
      keywords: ['ipstack', 'ip_stack', 'ipapi', 'ipdata', 'ip_data'],
      ...namedValue({
        names: /ip_?-?stack|ipapi|ip_?-?data/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [`ipstack_api_key: ${key}`, `export IPSTACK_API_KEY="${key}"`],
      ignores: [`IPSTACK_API_KEY=${'x'.repeat(32)}`, `ipstack_commit: ${key}`],
    },
  ],
}
