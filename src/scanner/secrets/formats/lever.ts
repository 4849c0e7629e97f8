/** Decides what secrets of Lever look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(48)

export const lever: SecretProvider = {
  name: 'Lever',
  revoke: 'In your Lever account, open Settings, Integrations and API and replace the API key.',
  formats: [
    {
      id: 'lever-api-key',
      title: 'Lever API key',
      kind: 'secret',
      keywords: ['lever_api', 'leverapi', 'lever_key', 'lever-api'],
      ...namedValue({
        names: /(?<![A-Za-z])lever_?-?(?:api|key)/,
        ends: /key|api|token/,
        value: /[A-Za-z0-9+/]{48}/,
      }),
      catches: [`export LEVER_API_KEY="${key}"`, `const leverApiKey = '${key}'`],
      ignores: [`LEVER_API_KEY=${'x'.repeat(32)}`, `lever_commit: ${key}`],
    },
  ],
}
