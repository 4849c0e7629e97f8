/** Decides what secrets of EasyPost look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `EZAK${sampleText(54)}`
const testKey = `EZTK${sampleText(54, undefined, 2)}`

export const easypost: SecretProvider = {
  name: 'EasyPost',
  revoke: 'In EasyPost, open API Keys and disable the key.',
  formats: [
    {
      id: 'easypost-api-key',
      title: 'EasyPost API key',
      kind: 'secret',
      keywords: ['ezak'],
      pattern: /(?<![\w-])EZAK[A-Za-z0-9]{54}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `curl -H 'X-Api-Key: ${apiKey}' https://api.test`,
        `{"easypostApiKey": "${apiKey}"}`,
      ],
      ignores: [`EZAK${'x'.repeat(54)}`, `x${apiKey}`],
    },
    {
      id: 'easypost-test-key',
      title: 'EasyPost API key of test mode',
      kind: 'test',
      keywords: ['eztk'],
      pattern: /(?<![\w-])EZTK[A-Za-z0-9]{54}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`export EASYPOST_TEST_KEY="${testKey}"`, `const easypostTestKey = '${testKey}'`],
      ignores: [`EZTK${'x'.repeat(54)}`, `x${testKey}`],
    },
  ],
}
