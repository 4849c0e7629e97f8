/** Decides what secrets of Flexport look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `shltm_${sampleText(40)}`

export const flexport: SecretProvider = {
  name: 'Flexport',
  revoke: 'In the Flexport developer settings, revoke the access token.',
  formats: [
    {
      id: 'flexport-access-token',
      title: 'Flexport access token',
      kind: 'secret',
      keywords: ['shltm_'],
      pattern: /(?<![\w-])shltm_[A-Za-z0-9_-]{40}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`{"flexportAccessToken": "${token}"}`, `Authorization: Bearer ${token}`],
      ignores: [`shltm_${'x'.repeat(40)}`, `x${token}`],
    },
  ],
}
