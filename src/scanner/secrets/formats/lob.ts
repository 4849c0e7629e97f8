/** Decides what secrets of Lob look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `live_${sampleText(35, HEX)}`
const testKey = `test_${sampleText(35, HEX, 2)}`
const publishableKey = `live_pub_${sampleText(31, HEX, 3)}`

export const lob: SecretProvider = {
  name: 'Lob',
  revoke: 'In the Lob dashboard, open Settings, API Keys, and delete the key.',
  formats: [
    {
      id: 'lob-api-key',
      title: 'Lob API key',
      kind: 'secret',
      keywords: ['live_'],
      pattern: /(?<![\w-])live_[0-9a-f]{35}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`Authorization: Bearer ${apiKey}`, `export LOB_API_KEY="${apiKey}"`],
      ignores: [`live_${'x'.repeat(35)}`, `x${apiKey}`],
    },
    {
      id: 'lob-test-key',
      title: 'Lob API key of test mode',
      kind: 'test',
      keywords: ['test_'],
      pattern: /(?<![\w-])test_[0-9a-f]{35}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`client = Client(api_key="${testKey}")`, `LOB_TEST_KEY=${testKey}`],
      ignores: [`test_${'x'.repeat(35)}`, `x${testKey}`],
    },
    {
      id: 'lob-publishable-key',
      title: 'Lob publishable key',
      kind: 'publishable',
      keywords: ['_pub_'],
      pattern: /(?<![\w-])(?:live|test)_pub_[0-9a-f]{31}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `curl -H 'X-Api-Key: ${publishableKey}' https://api.test`,
        `{"lobPub": "${publishableKey}"}`,
      ],
      ignores: [`live_pub_${'x'.repeat(31)}`, `x${publishableKey}`],
    },
  ],
}
