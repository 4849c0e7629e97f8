/** Decides what secrets of Infracost look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `ico-${sampleText(32)}`

export const infracost: SecretProvider = {
  name: 'Infracost',
  revoke: 'In Infracost Cloud, open Org Settings and regenerate the API key.',
  formats: [
    {
      id: 'infracost-api-key',
      title: 'Infracost API key',
      kind: 'secret',
      keywords: ['ico-'],
      pattern: /(?<![\w.-])ico-[A-Za-z0-9]{32}(?![\w-]|\.\w)/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`INFRACOST_API_KEY=${key}`, `infracost_api_key: ${key}`],
      ignores: [`ico-${'x'.repeat(32)}`, `x${key}`],
    },
  ],
}
