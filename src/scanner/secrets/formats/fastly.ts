/** Decides what secrets of Fastly look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32)

export const fastly: SecretProvider = {
  name: 'Fastly',
  revoke: 'In Fastly, open Account, API tokens, and delete the token.',
  formats: [
    {
      id: 'fastly-api-token',
      title: 'Fastly API token',
      kind: 'secret',
      keywords: ['fastly'],
      ...namedValue({ names: /fastly/, ends: /token|key|secret/, value: /[\w-]{32}/ }),
      catches: [`export FASTLY_API_TOKEN="${token}"`, `const fastlyApiToken = '${token}'`],
      ignores: [`FASTLY_API_TOKEN=${'x'.repeat(32)}`, `fastly_commit: ${token}`],
    },
  ],
}
