/** Decides what secrets of Leadfeeder look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(43)

export const leadfeeder: SecretProvider = {
  name: 'Leadfeeder',
  revoke: 'In your Leadfeeder account, open Settings, API tokens and replace the API key.',
  formats: [
    {
      id: 'leadfeeder-api-key',
      title: 'Leadfeeder API key',
      kind: 'secret',
      keywords: ['leadfeeder'],
      ...namedValue({ names: /leadfeeder/, ends: /key|token|secret/, value: /[A-Za-z0-9]{43}/ }),
      catches: [`export LEADFEEDER_API_KEY="${key}"`, `const leadfeederApiKey = '${key}'`],
      ignores: [`LEADFEEDER_API_KEY=${'x'.repeat(32)}`, `leadfeeder_commit: ${key}`],
    },
  ],
}
