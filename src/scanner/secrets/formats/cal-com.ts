/** Decides what secrets of Cal.com look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `cal_live_${sampleText(32, HEX)}`
const testKey = `cal_test_${sampleText(32, HEX, 2)}`

export const calCom: SecretProvider = {
  name: 'Cal.com',
  revoke: 'In Cal.com, open Settings, Developer, API keys, and delete the key.',
  formats: [
    {
      id: 'cal-com-api-key',
      title: 'Cal.com API key',
      kind: 'secret',
      keywords: ['cal_live_'],
      pattern: /(?<![\w-])cal_live_[a-f0-9]{32}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`Authorization: Bearer ${apiKey}`, `export CAL_COM_API_KEY="${apiKey}"`],
      ignores: [`cal_live_${'x'.repeat(32)}`, `x${apiKey}`],
    },
    {
      id: 'cal-com-test-key',
      title: 'Cal.com API key of test mode',
      kind: 'test',
      keywords: ['cal_test_'],
      pattern: /(?<![\w-])cal_test_[a-f0-9]{32}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`client = Client(api_key="${testKey}")`, `CAL_COM_TEST_KEY=${testKey}`],
      ignores: [`cal_test_${'x'.repeat(32)}`, `x${testKey}`],
    },
  ],
}
