/** Decides what secrets of SparkPost look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sparkpost: SecretProvider = {
  name: 'SparkPost',
  revoke: 'Delete the key in SparkPost under Configuration, API keys.',
  formats: [
    {
      id: 'sparkpost-api-key',
      title: 'SparkPost API key',
      kind: 'secret',
      keywords: ['sparkpost', 'spark_post'],
      ...namedValue({
        names: /spark_?post/,
        ends: /key|token|secret|password/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `SPARKPOST_API_KEY=${sampleText(40, HEX)}`,
        `sparkpostApiKey: '${sampleText(40, HEX, 2)}',`,
      ],
      ignores: [
        'SPARKPOST_API_KEY=your_sparkpost_api_key',
        `"sparkpost": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
