/** Decides what secrets of ApiFlash look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const apiflash: SecretProvider = {
  name: 'ApiFlash',
  revoke: 'In your ApiFlash account, open Access Keys and replace the API key.',
  formats: [
    {
      id: 'apiflash-api-key',
      title: 'ApiFlash API key',
      kind: 'secret',
      keywords: ['apiflash'],
      ...namedValue({ names: /apiflash/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`APIFLASH_API_KEY=${key}`, `{"apiflashApiKey": "${key}"}`],
      ignores: [`APIFLASH_API_KEY=${'x'.repeat(32)}`, `apiflash_commit: ${key}`],
    },
  ],
}
