/** Decides what secrets of Jotform look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const jotform: SecretProvider = {
  name: 'Jotform',
  revoke: 'In your Jotform account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'jotform-api-key',
      title: 'Jotform API key',
      kind: 'secret',
      keywords: ['jotform'],
      ...namedValue({ names: /jotform/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`export JOTFORM_API_KEY="${key}"`, `const jotformApiKey = '${key}'`],
      ignores: [`JOTFORM_API_KEY=${'x'.repeat(32)}`, `jotform_commit: ${key}`],
    },
  ],
}
