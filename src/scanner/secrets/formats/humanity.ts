/** Decides what secrets of Humanity look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const humanity: SecretProvider = {
  name: 'Humanity',
  revoke: 'In your Humanity account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'humanity-api-key',
      title: 'Humanity API key',
      kind: 'secret',
      keywords: ['humanity_', 'humanityapi', 'humanity-'],
      ...namedValue({
        names: /humanity_?-?(?:api|key|token|access|app)/,
        ends: /key|token|api|access/,
        value: /[a-z0-9]{40}/,
      }),
      catches: [`HUMANITY_API_KEY=${key}`, `{"humanityApiKey": "${key}"}`],
      ignores: [`HUMANITY_API_KEY=${'x'.repeat(32)}`, `humanity_commit: ${key}`],
    },
  ],
}
