/** Decides what secrets of Gong look like. */
import { namedValue } from '../named-value.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, UPPER_AND_DIGITS)

export const gong: SecretProvider = {
  name: 'Gong',
  revoke: 'In your Gong account, open Company settings, API and replace the access key.',
  formats: [
    {
      id: 'gong-access-key',
      title: 'Gong access key',
      kind: 'secret',
      keywords: ['gong_api', 'gongapi', 'gong_access', 'gongaccess', 'gong_secret'],
      ...namedValue({
        names: /(?<![A-Za-z])gong_?-?(?:api|access|secret)/,
        ends: /key|secret|token/,
        value: /[A-Z2-7]{32}/,
      }),
      catches: [`const gongAccessKey = '${key}'`, `gong_access_key: ${key}`],
      ignores: [`GONG_ACCESS_KEY=${'x'.repeat(32)}`, `gong_commit: ${key}`],
    },
  ],
}
