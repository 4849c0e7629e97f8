/** Decides what secrets of Edamam look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const edamam: SecretProvider = {
  name: 'Edamam',
  revoke: 'In your Edamam account, open Applications and replace the API key.',
  formats: [
    {
      id: 'edamam-api-key',
      title: 'Edamam API key',
      kind: 'secret',
      keywords: ['edamam'],
      ...namedValue({ names: /edamam/, ends: /key/, value: /[a-z0-9]{32}/ }),
      catches: [`EDAMAM_API_KEY=${key}`, `{"edamamApiKey": "${key}"}`],
      ignores: [`EDAMAM_API_KEY=${'x'.repeat(32)}`, `edamam_commit: ${key}`],
    },
  ],
}
