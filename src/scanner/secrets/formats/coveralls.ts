/** Decides what secrets of Coveralls look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(33)

export const coveralls: SecretProvider = {
  name: 'Coveralls',
  revoke:
    'In your Coveralls account, open Settings of the repository and replace the repository token.',
  formats: [
    {
      id: 'coveralls-repo-token',
      title: 'Coveralls repository token',
      kind: 'secret',
      keywords: ['coveralls'],
      ...namedValue({ names: /coveralls/, ends: /token/, value: /[A-Za-z0-9]{33,37}/ }),
      catches: [`coveralls_repo_token: ${token}`, `export COVERALLS_REPO_TOKEN="${token}"`],
      ignores: [`COVERALLS_REPO_TOKEN=${'x'.repeat(32)}`, `coveralls_commit: ${token}`],
    },
  ],
}
