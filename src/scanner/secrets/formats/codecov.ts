/** Decides what secrets of Codecov look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleUuid()

export const codecov: SecretProvider = {
  name: 'Codecov',
  revoke:
    'In your Codecov account, open Settings of the repository, General and replace the upload ' +
    'token.',
  formats: [
    {
      id: 'codecov-upload-token',
      title: 'Codecov upload token',
      kind: 'secret',
      keywords: ['codecov'],
      ...namedValue({
        names: /codecov/,
        ends: /token/,
        value: /(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})/,
      }),
      catches: [`{"codecovToken": "${token}"}`, `CODECOV_TOKEN=${token}`],
      ignores: [`CODECOV_TOKEN=${'x'.repeat(32)}`, `codecov_commit: ${token}`],
    },
  ],
}
