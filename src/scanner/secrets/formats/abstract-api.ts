/** Decides what secrets of Abstract API look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const abstractApi: SecretProvider = {
  name: 'Abstract API',
  revoke: 'In your Abstract API account, open the page of each product and replace the API key.',
  formats: [
    {
      id: 'abstract-api-api-key',
      title: 'Abstract API API key',
      kind: 'secret',
      keywords: ['abstractapi', 'abstract_api', 'abstract-api'],
      ...namedValue({ names: /abstract[_-]?api/, ends: /key|token|secret/, value: /[0-9a-f]{32}/ }),
      catches: [`const abstractApiApiKey = '${key}'`, `abstract_api_api_key: ${key}`],
      ignores: [`ABSTRACT_API_API_KEY=${'x'.repeat(32)}`, `abstract_commit: ${key}`],
    },
  ],
}
