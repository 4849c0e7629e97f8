/** Decides what secrets of AudD look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const audd: SecretProvider = {
  name: 'AudD',
  revoke: 'In your AudD account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'audd-api-key',
      title: 'AudD API key',
      kind: 'secret',
      keywords: ['audd'],
      ...namedValue({ names: /audd/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`export AUDD_API_KEY="${key}"`, `const auddApiKey = '${key}'`],
      ignores: [`AUDD_API_KEY=${'x'.repeat(32)}`, `audd_commit: ${key}`],
    },
  ],
}
