/** Decides what secrets of Kong Konnect look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `kpat_${sampleText(49)}`

export const kong: SecretProvider = {
  name: 'Kong Konnect',
  revoke: 'In Kong Konnect, open Personal access tokens or System accounts and revoke it.',
  formats: [
    {
      id: 'kong-access-token',
      title: 'Kong Konnect access token',
      kind: 'secret',
      keywords: ['kpat_', 'spat_'],
      pattern: /(?<![\w-])(?:kpat|spat)_[A-Za-z0-9]{30,60}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`{"kongAccessToken": "${token}"}`, `Authorization: Bearer ${token}`],
      ignores: [`kpat_${'x'.repeat(49)}`, `x${token}`],
    },
  ],
}
