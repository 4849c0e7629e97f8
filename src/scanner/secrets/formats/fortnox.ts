/** Decides what secrets of Fortnox look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleUuid()

export const fortnox: SecretProvider = {
  name: 'Fortnox',
  revoke: 'In the Fortnox developer portal, open the integration and generate a new secret.',
  formats: [
    {
      id: 'fortnox-client-secret',
      title: 'Fortnox client secret',
      kind: 'secret',
      keywords: ['fortnox'],
      ...namedValue({
        names: /fortnox/,
        ends: /secret|token/,
        value: /[A-Za-z0-9]{10}|[0-9a-f-]{36}/,
      }),
      catches: [`{"fortnoxAccessToken": "${secret}"}`, `FORTNOX_ACCESS_TOKEN=${secret}`],
      ignores: [`FORTNOX_ACCESS_TOKEN=${'x'.repeat(32)}`, `fortnox_commit: ${secret}`],
    },
  ],
}
