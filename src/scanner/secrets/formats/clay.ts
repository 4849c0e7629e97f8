/** Decides what secrets of Clay look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(20, HEX)

export const clay: SecretProvider = {
  name: 'Clay',
  revoke: 'In your Clay account, open Settings, API key and replace the API key.',
  formats: [
    {
      id: 'clay-api-key',
      title: 'Clay API key',
      kind: 'secret',
      keywords: ['clay_api', 'clayapi', 'clay_key', 'clay-api'],
      ...namedValue({
        names: /(?<![A-Za-z])clay_?-?(?:api|key|token)/,
        ends: /key|token|api/,
        value: /[0-9a-f]{20}/,
      }),
      catches: [`const clayApiKey = '${key}'`, `clay_api_key: ${key}`],
      ignores: [`CLAY_API_KEY=${'x'.repeat(32)}`, `clay_commit: ${key}`],
    },
  ],
}
