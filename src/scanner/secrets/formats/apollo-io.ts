/** Decides what secrets of Apollo.io look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(22)

export const apolloIo: SecretProvider = {
  name: 'Apollo.io',
  revoke: 'In your Apollo.io account, open Settings, Integrations, API and replace the API key.',
  formats: [
    {
      id: 'apollo-io-api-key',
      title: 'Apollo.io API key',
      kind: 'secret',
      keywords: [
        'apollo_api',
        'apolloapi',
        'apollo_io',
        'apolloio',
        'apollo-api',
        'apollo_secret',
        'apollo_access',
      ],
      ...namedValue({
        names: /(?<![A-Za-z])apollo(?:_?-?io)?_?-?(?:api|secret|access)/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9_-]{22}/,
      }),
      catches: [`export APOLLO_IO_API_KEY="${key}"`, `const apolloIoApiKey = '${key}'`],
      ignores: [`APOLLO_IO_API_KEY=${'x'.repeat(32)}`, `apollo_commit: ${key}`],
    },
  ],
}
