/** Decides what secrets of Autopilot look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const autopilot: SecretProvider = {
  name: 'Autopilot',
  revoke: 'In your Autopilot account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'autopilot-api-key',
      title: 'Autopilot API key',
      kind: 'secret',
      keywords: ['autopilot'],
      ...namedValue({ names: /autopilot/, ends: /key|token|secret/, value: /[0-9a-f]{32}/ }),
      catches: [`const autopilotApiKey = '${key}'`, `autopilot_api_key: ${key}`],
      ignores: [`AUTOPILOT_API_KEY=${'x'.repeat(32)}`, `autopilot_commit: ${key}`],
    },
  ],
}
