/** Decides what secrets of Hasura look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(64)

export const hasura: SecretProvider = {
  name: 'Hasura',
  revoke: 'In your Hasura account, open Env vars of the project and replace the admin secret.',
  formats: [
    {
      id: 'hasura-admin-secret',
      title: 'Hasura admin secret',
      kind: 'secret',
      keywords: ['hasura'],
      ...namedValue({ names: /hasura/, ends: /secret|key|token/, value: /[A-Za-z0-9]{64}/ }),
      catches: [`export HASURA_ADMIN_SECRET="${secret}"`, `const hasuraAdminSecret = '${secret}'`],
      ignores: [`HASURA_ADMIN_SECRET=${'x'.repeat(32)}`, `hasura_commit: ${secret}`],
    },
  ],
}
