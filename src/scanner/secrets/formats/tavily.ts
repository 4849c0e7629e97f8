/** Decides what secrets of Tavily look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tavily: SecretProvider = {
  name: 'Tavily',
  revoke: 'Delete the key in the Tavily dashboard under API keys.',
  formats: [
    {
      id: 'tavily-api-key',
      title: 'Tavily API key',
      kind: 'secret',
      keywords: ['tvly-'],
      pattern: /(?<![\w-])tvly-(?:dev-|prod-)?[0-9A-Za-z-]{32,60}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `TAVILY_API_KEY=${'tvly-dev'}-${sampleText(32)}`,
        `Authorization: Bearer ${'tvly-dev'}-${sampleText(32, undefined, 2)}`,
      ],
      ignores: [`${'tvly'}-dev-${'x'.repeat(32)}`, `see ${'tvly-dev'}-${sampleText(10)}`],
    },
  ],
}
