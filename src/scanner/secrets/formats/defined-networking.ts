/** Decides what secrets of Defined Networking look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `dnkey-${sampleText(26)}-${sampleText(52, undefined, 2)}`

export const definedNetworking: SecretProvider = {
  name: 'Defined Networking',
  revoke: 'In the Defined Networking admin, open API Keys and delete the key.',
  formats: [
    {
      id: 'defined-networking-token',
      title: 'Defined Networking API token',
      kind: 'secret',
      keywords: ['dnkey-'],
      pattern: /(?<![\w-])dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`const dnkey = '${token}'`, `client = Client(api_key="${token}")`],
      ignores: [`dnkey-${'x'.repeat(78)}`, `x${token}`],
    },
  ],
}
