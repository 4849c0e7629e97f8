/** Decides what secrets of DNSimple look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `dnsimple_a_${sampleText(32)}`

export const dnsimple: SecretProvider = {
  name: 'DNSimple',
  revoke: 'In DNSimple, open Account, Automation, API tokens, and delete it.',
  formats: [
    {
      id: 'dnsimple-token',
      title: 'DNSimple access token',
      kind: 'secret',
      keywords: ['dnsimple_a_', 'dnsimple_u_'],
      pattern: /(?<![\w-])dnsimple_[au]_[A-Za-z0-9]{32}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [`DNSIMPLE_TOKEN=${token}`, `dnsimple_token: ${token}`],
      ignores: [`dnsimple_a_${'x'.repeat(32)}`, `x${token}`],
    },
  ],
}
