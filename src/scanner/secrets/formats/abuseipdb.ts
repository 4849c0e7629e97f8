/** Decides what secrets of AbuseIPDB look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(80, LOWER_AND_DIGITS)

export const abuseipdb: SecretProvider = {
  name: 'AbuseIPDB',
  revoke: 'In your AbuseIPDB account, open API and replace the API key.',
  formats: [
    {
      id: 'abuseipdb-api-key',
      title: 'AbuseIPDB API key',
      kind: 'secret',
      keywords: ['abuseipdb'],
      ...namedValue({ names: /abuseipdb/, ends: /key|token|secret/, value: /[a-z0-9]{80}/ }),
      catches: [`ABUSEIPDB_API_KEY=${key}`, `{"abuseipdbApiKey": "${key}"}`],
      ignores: [`ABUSEIPDB_API_KEY=${'x'.repeat(32)}`, `abuseipdb_commit: ${key}`],
    },
  ],
}
