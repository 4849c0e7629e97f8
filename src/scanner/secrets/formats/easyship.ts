/** Decides what secrets of Easyship look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `prod_${sampleText(43)}=`

export const easyship: SecretProvider = {
  name: 'Easyship',
  revoke: 'In Easyship, open Connect, API integration, and renew the token.',
  formats: [
    {
      id: 'easyship-api-token',
      title: 'Easyship API token',
      kind: 'secret',
      keywords: ['prod_', 'sand_'],
      pattern: /(?<!\w)(?:prod|sand)_[A-Za-z0-9+/]{43}=(?![\w+/=])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`easyship_token: ${token}`, `curl -H 'X-Api-Key: ${token}' https://api.test`],
      ignores: [`prod_${'x'.repeat(43)}`, `x${token}`],
    },
  ],
}
