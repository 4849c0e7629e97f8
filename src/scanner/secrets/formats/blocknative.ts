/** Decides what secrets of Blocknative look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const blocknative: SecretProvider = {
  name: 'Blocknative',
  revoke: 'In your Blocknative account, open the account dashboard and replace the API key.',
  formats: [
    {
      id: 'blocknative-api-key',
      title: 'Blocknative API key',
      kind: 'secret',
      keywords: ['blocknative'],
      ...namedValue({
        names: /blocknative/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export BLOCKNATIVE_API_KEY="${key}"`, `const blocknativeApiKey = '${key}'`],
      ignores: [`BLOCKNATIVE_API_KEY=${'x'.repeat(32)}`, `blocknative_commit: ${key}`],
    },
  ],
}
