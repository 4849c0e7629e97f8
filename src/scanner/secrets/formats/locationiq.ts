/** Decides what secrets of LocationIQ look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `pk.${sampleText(32, HEX)}`

export const locationiq: SecretProvider = {
  name: 'LocationIQ',
  revoke: 'In LocationIQ, open API Access Tokens and delete it.',
  formats: [
    {
      id: 'locationiq-access-token',
      title: 'LocationIQ access token',
      kind: 'secret',
      keywords: ['pk.'],
      pattern: /(?<![\w-])pk\.[0-9a-f]{32}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`const locationiqKey = '${token}'`, `client = Client(api_key="${token}")`],
      ignores: [`pk.${'x'.repeat(32)}`, `x${token}`],
    },
  ],
}
