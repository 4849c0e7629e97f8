/** Decides what secrets of Adobe look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `p8e-${sampleText(32)}`

export const adobe: SecretProvider = {
  name: 'Adobe',
  revoke:
    'In the Adobe Developer Console, open the project and its OAuth credential, add a new ' +
    'client secret and delete this one.',
  formats: [
    {
      id: 'adobe-client-secret',
      title: 'Adobe OAuth client secret',
      kind: 'secret',
      keywords: ['p8e-'],
      pattern: /(?<![\w-])p8e-[A-Za-z0-9-]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`{"clientSecret": "${secret}"}`, `Authorization: Bearer ${secret}`],
      ignores: [`p8e-${'x'.repeat(32)}`, `x${secret}`],
    },
  ],
}
