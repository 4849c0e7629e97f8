/** Decides what secrets of Axonaut look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const axonaut: SecretProvider = {
  name: 'Axonaut',
  revoke: 'In your Axonaut account, open API in the settings and replace the API key.',
  formats: [
    {
      id: 'axonaut-api-key',
      title: 'Axonaut API key',
      kind: 'secret',
      keywords: ['axonaut'],
      ...namedValue({ names: /axonaut/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`export AXONAUT_API_KEY="${key}"`, `const axonautApiKey = '${key}'`],
      ignores: [`AXONAUT_API_KEY=${'x'.repeat(32)}`, `axonaut_commit: ${key}`],
    },
  ],
}
