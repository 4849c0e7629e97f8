/** Decides what secrets of DronaHQ look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(50, LOWER_AND_DIGITS)

export const dronahq: SecretProvider = {
  name: 'DronaHQ',
  revoke: 'In your DronaHQ account, open Settings, API tokens and replace the API key.',
  formats: [
    {
      id: 'dronahq-api-key',
      title: 'DronaHQ API key',
      kind: 'secret',
      keywords: ['dronahq'],
      ...namedValue({ names: /dronahq/, ends: /key|token|secret/, value: /[a-z0-9]{50}/ }),
      catches: [`const dronahqApiKey = '${key}'`, `dronahq_api_key: ${key}`],
      ignores: [`DRONAHQ_API_KEY=${'x'.repeat(32)}`, `dronahq_commit: ${key}`],
    },
  ],
}
