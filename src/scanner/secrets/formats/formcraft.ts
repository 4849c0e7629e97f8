/** Decides what secrets of FormCraft look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(16, LOWER_AND_DIGITS)

export const formcraft: SecretProvider = {
  name: 'FormCraft',
  revoke: 'In your FormCraft account, open the licence page and replace the API key.',
  formats: [
    {
      id: 'formcraft-api-key',
      title: 'FormCraft API key',
      kind: 'secret',
      keywords: ['formcraft'],
      ...namedValue({ names: /formcraft/, ends: /key|token|secret/, value: /[a-z0-9]{16}/ }),
      catches: [`FORMCRAFT_API_KEY=${key}`, `{"formcraftApiKey": "${key}"}`],
      ignores: [`FORMCRAFT_API_KEY=${'x'.repeat(32)}`, `formcraft_commit: ${key}`],
    },
  ],
}
