/** Decides what secrets of DataStax Astra look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token =
  `AstraCS:${sampleText(24, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop')}` +
  `:${sampleText(64, HEX)}`

export const astra: SecretProvider = {
  name: 'DataStax Astra',
  revoke: 'In the Astra portal, open Token Management and delete the token.',
  formats: [
    {
      id: 'astra-db-token',
      title: 'DataStax Astra token',
      kind: 'secret',
      keywords: ['astracs:'],
      pattern: /(?<![\w-])AstraCS:[A-Za-z]{24}:[0-9a-f]{64}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`const astraToken = '${token}'`, `client = Client(api_key="${token}")`],
      ignores: [
        `AstraCS:${sampleText(24, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop')}:${'x'.repeat(64)}`,
        `x${token}`,
      ],
    },
  ],
}
