/** Decides what secrets of Dynalist look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(128)

export const dynalist: SecretProvider = {
  name: 'Dynalist',
  revoke: 'In your Dynalist account, open the developer page and replace the API token.',
  formats: [
    {
      id: 'dynalist-api-token',
      title: 'Dynalist API token',
      kind: 'secret',
      keywords: ['dynalist'],
      ...namedValue({ names: /dynalist/, ends: /token|key|secret/, value: /[A-Za-z0-9_-]{128}/ }),
      catches: [`{"dynalistApiToken": "${token}"}`, `DYNALIST_API_TOKEN=${token}`],
      ignores: [`DYNALIST_API_TOKEN=${'x'.repeat(32)}`, `dynalist_commit: ${token}`],
    },
  ],
}
