/** Decides what secrets of Intra 42 look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `s-s4t2ud-${sampleText(64, HEX)}`

export const intra42: SecretProvider = {
  name: 'Intra 42',
  revoke: 'On the intranet of 42, open Settings, API, your application, and replace its secret.',
  formats: [
    {
      id: 'intra42-client-secret',
      title: 'client secret of 42',
      kind: 'secret',
      keywords: ['s-s4t2'],
      pattern: /(?<![\w-])s-s4t2(?:ud|af)-[0-9a-f]{64}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`intra_secret: ${secret}`, `curl -H 'X-Api-Key: ${secret}' https://api.test`],
      ignores: [`s-s4t2ud-${'x'.repeat(64)}`, `x${secret}`],
    },
  ],
}
