/** Decides what secrets of Chargebee look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `live_${sampleText(42)}`
const testKey = `test_${sampleText(42, undefined, 2)}`

export const chargebee: SecretProvider = {
  name: 'Chargebee',
  revoke: 'In your Chargebee account, open Settings, API Keys and replace the API key.',
  formats: [
    {
      id: 'chargebee-api-key',
      title: 'Chargebee API key',
      kind: 'secret',
      keywords: ['chargebee'],
      ...namedValue({ names: /chargebee/, ends: /key|token/, value: /live_[A-Za-z0-9]{30,60}/ }),
      catches: [`export CHARGEBEE_API_KEY="${apiKey}"`, `const chargebeeApiKey = '${apiKey}'`],
      ignores: [`CHARGEBEE_API_KEY=${'x'.repeat(32)}`, `chargebee_commit: ${apiKey}`],
    },
    {
      id: 'chargebee-test-key',
      title: 'Chargebee API key of the test site',
      kind: 'test',
      keywords: ['chargebee'],
      ...namedValue({ names: /chargebee/, ends: /key|token/, value: /test_[A-Za-z0-9]{30,60}/ }),
      catches: [`CHARGEBEE_TEST_KEY=${testKey}`, `{"chargebeeTestKey": "${testKey}"}`],
      ignores: [`CHARGEBEE_TEST_KEY=${'x'.repeat(32)}`, `chargebee_commit: ${testKey}`],
    },
  ],
}
