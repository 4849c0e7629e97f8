/** Decides what secrets of Harvest look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `480731.pt.${sampleText(86)}`

export const harvest: SecretProvider = {
  name: 'Harvest',
  revoke:
    'In your Harvest account, open Developers of your ID and replace the personal access token.',
  formats: [
    {
      id: 'harvest-access-token',
      title: 'Harvest personal access token',
      kind: 'secret',
      keywords: ['harvest'],
      ...namedValue({
        names: /harvest/,
        ends: /token|key|auth/,
        value: /\d{4,9}\.(?:at|pt)\.[A-Za-z0-9_-]{86}/,
      }),
      catches: [`{"harvestAccessToken": "${token}"}`, `HARVEST_ACCESS_TOKEN=${token}`],
      ignores: [`HARVEST_ACCESS_TOKEN=${'x'.repeat(32)}`, `harvest_commit: ${token}`],
    },
  ],
}
