/** Decides what secrets of Column look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `live_${sampleText(27)}`
const testKey = `test_${sampleText(27, undefined, 2)}`

export const column: SecretProvider = {
  name: 'Column',
  revoke: 'In your Column account, open Developers, API keys and replace the API key.',
  formats: [
    {
      id: 'column-api-key',
      title: 'Column API key',
      kind: 'secret',
      keywords: [
        'column_api',
        'columnapi',
        'column_secret',
        'column_live',
        'column_bank',
        'column-api',
      ],
      ...namedValue({
        names: /(?<![A-Za-z])column_?-?(?:api|secret|live|bank)/,
        ends: /key|secret|token/,
        value: /live_[A-Za-z0-9]{27}/,
      }),
      catches: [`COLUMN_API_KEY=${apiKey}`, `{"columnApiKey": "${apiKey}"}`],
      ignores: [`COLUMN_API_KEY=${'x'.repeat(32)}`, `column_commit: ${apiKey}`],
    },
    {
      id: 'column-test-key',
      title: 'Column API key of the sandbox',
      kind: 'test',
      keywords: [
        'column_api',
        'columnapi',
        'column_secret',
        'column_test',
        'columntest',
        'column_sandbox',
        'column_bank',
        'column-api',
      ],
      ...namedValue({
        names: /(?<![A-Za-z])column_?-?(?:api|secret|test|sandbox|bank)/,
        ends: /key|secret|token/,
        value: /test_[A-Za-z0-9]{27}/,
      }),
      catches: [`const columnTestApiKey = '${testKey}'`, `column_test_api_key: ${testKey}`],
      ignores: [`COLUMN_TEST_API_KEY=${'x'.repeat(32)}`, `column_commit: ${testKey}`],
    },
  ],
}
