/** Decides what secrets of IP2Location look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX).toUpperCase()

export const ip2location: SecretProvider = {
  name: 'IP2Location',
  revoke: 'In your IP2Location account, open the account page and replace the API key.',
  formats: [
    {
      id: 'ip2location-api-key',
      title: 'IP2Location API key',
      kind: 'secret',
      keywords: ['ip2location'],
      ...namedValue({ names: /ip2location/, ends: /key|token|secret/, value: /[0-9A-F]{32}/ }),
      catches: [`{"ip2locationApiKey": "${key}"}`, `IP2LOCATION_API_KEY=${key}`],
      ignores: [`IP2LOCATION_API_KEY=${'x'.repeat(32)}`, `ip2location_commit: ${key}`],
    },
  ],
}
