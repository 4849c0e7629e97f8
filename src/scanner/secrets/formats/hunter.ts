/** Decides what secrets of Hunter look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const hunter: SecretProvider = {
  name: 'Hunter',
  revoke: 'In your Hunter account, open API and replace the API key.',
  formats: [
    {
      id: 'hunter-api-key',
      title: 'Hunter API key',
      kind: 'secret',
      keywords: ['hunter'],
      ...namedValue({
        names: /hunter_?-?(?:io|api)/,
        ends: /key|token|api/,
        value: /[0-9a-f]{40}/,
      }),
      catches: [`HUNTER_API_KEY=${key}`, `{"hunterApiKey": "${key}"}`],
      ignores: [`HUNTER_API_KEY=${'x'.repeat(32)}`, `hunter_api_commit: ${key}`],
    },
  ],
}
