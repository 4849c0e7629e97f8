/** Decides what secrets of Groove look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const groove: SecretProvider = {
  name: 'Groove',
  revoke: 'In your Groove account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'groove-api-key',
      title: 'Groove API key',
      kind: 'secret',
      keywords: ['groove_', 'groovehq', 'grooveapi', 'groove-'],
      ...namedValue({
        names: /groove_?-?(?:hq|api)/,
        ends: /key|token|secret/,
        value: /[a-f0-9]{64}/,
      }),
      catches: [`const grooveApiKey = '${key}'`, `groove_api_key: ${key}`],
      ignores: [`GROOVE_API_KEY=${'x'.repeat(32)}`, `groove_commit: ${key}`],
    },
  ],
}
