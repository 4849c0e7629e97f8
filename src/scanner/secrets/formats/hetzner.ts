/** Decides what secrets of Hetzner look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(64)

export const hetzner: SecretProvider = {
  name: 'Hetzner',
  revoke:
    'In the Hetzner console, open the project, Security, API tokens, and delete it; a DNS ' +
    'token is deleted in the DNS console.',
  formats: [
    {
      id: 'hetzner-api-token',
      title: 'Hetzner API token',
      kind: 'secret',
      keywords: ['hetzner', 'hcloud'],
      ...namedValue({
        names: /hetzner|hcloud/,
        ends: /token|key|secret/,
        value: /[A-Za-z0-9]{64}/,
      }),
      catches: [`{"hetznerApiToken": "${token}"}`, `HETZNER_API_TOKEN=${token}`],
      ignores: [`HETZNER_API_TOKEN=${'x'.repeat(32)}`, `hetzner_commit: ${token}`],
    },
  ],
}
