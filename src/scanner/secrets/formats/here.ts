/** Decides what secrets of HERE look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(43)

export const here: SecretProvider = {
  name: 'HERE',
  revoke: 'In your HERE account, open the access manager of the platform and replace the API key.',
  formats: [
    {
      id: 'here-api-key',
      title: 'HERE API key',
      kind: 'secret',
      keywords: ['hereapi', 'here_api', 'here-api', 'here_map', 'heremap', 'hererest', 'here_rest'],
      ...namedValue({
        names: /(?<![A-Za-z])here_?-?(?:maps?_?-?)?(?:api|rest)/,
        ends: /key/,
        value: /[A-Za-z0-9_-]{43}/,
      }),
      catches: [`here_api_key: ${key}`, `export HERE_API_KEY="${key}"`],
      ignores: [`HERE_API_KEY=${'x'.repeat(32)}`, `here_commit: ${key}`],
    },
  ],
}
