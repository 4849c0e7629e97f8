/** Decides what secrets of Canva look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `cnvca${sampleText(51)}`

export const canva: SecretProvider = {
  name: 'Canva',
  revoke: 'In the Canva Developer Portal, open the integration and generate a new client secret.',
  formats: [
    {
      id: 'canva-client-secret',
      title: 'Canva client secret',
      kind: 'secret',
      keywords: ['cnvca'],
      pattern: /(?<![\w-])cnvca[\w-]{48,60}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`curl -H 'X-Api-Key: ${secret}' https://api.test`, `{"canvaSecret": "${secret}"}`],
      ignores: [`cnvca${'x'.repeat(51)}`, `x${secret}`],
    },
  ],
}
