/** Decides what secrets of Klarna look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `klarna_live_api_${sampleText(96)}`
const testKey = `klarna_test_api_${sampleText(96, undefined, 2)}`

export const klarna: SecretProvider = {
  name: 'Klarna',
  revoke: 'In the Klarna merchant portal, open Settings, API credentials, and disable the key.',
  formats: [
    {
      id: 'klarna-api-key',
      title: 'Klarna API key',
      kind: 'secret',
      keywords: ['klarna_live_api_'],
      reach: 300,
      pattern: /(?<![\w-])klarna_live_api_[\w+/=-]{50,250}(?![\w+/=-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [`klarna_api_key: ${apiKey}`, `curl -H 'X-Api-Key: ${apiKey}' https://api.test`],
      ignores: [`klarna_live_api_${'x'.repeat(96)}`, `x${apiKey}`],
    },
    {
      id: 'klarna-test-key',
      title: 'Klarna API key of the playground',
      kind: 'test',
      keywords: ['klarna_test_api_'],
      reach: 300,
      pattern: /(?<![\w-])klarna_test_api_[\w+/=-]{50,250}(?![\w+/=-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [`Authorization: Bearer ${testKey}`, `export KLARNA_TEST_KEY="${testKey}"`],
      ignores: [`klarna_test_api_${'x'.repeat(96)}`, `x${testKey}`],
    },
  ],
}
