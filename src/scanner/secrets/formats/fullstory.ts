/** Decides what secrets of FullStory look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `na1.${sampleText(100)}`

export const fullstory: SecretProvider = {
  name: 'FullStory',
  revoke: 'In FullStory, open Settings, Integrations, API keys, and delete it.',
  formats: [
    {
      id: 'fullstory-api-key',
      title: 'FullStory API key',
      kind: 'secret',
      keywords: ['na1.', 'eu1.'],
      pattern: /(?<![\w-])(?:na1|eu1)\.[A-Za-z0-9+/]{100}(?![\w+/=-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`FULLSTORY_API_KEY=${key}`, `fullstory_api_key: ${key}`],
      ignores: [`na1.${'x'.repeat(100)}`, `x${key}`],
    },
  ],
}
