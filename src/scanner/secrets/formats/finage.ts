/** Decides what secrets of Finage look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `API_KEY${sampleText(32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}`

export const finage: SecretProvider = {
  name: 'Finage',
  revoke: 'In Finage, open the dashboard and renew the API key.',
  formats: [
    {
      id: 'finage-api-key',
      title: 'Finage API key',
      kind: 'secret',
      keywords: ['api_key'],
      pattern: /(?<![\w-])API_KEY[0-9A-Z]{32}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`export FINAGE_KEY="${key}"`, `const finageKey = '${key}'`],
      ignores: [`API_KEY${'X'.repeat(32)}`, 'API_KEYSTOREPASSWORDSOFTHEDEVICE'],
    },
  ],
}
