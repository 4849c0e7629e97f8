/** Decides what secrets of Jina AI look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `jina_${sampleText(32, HEX)}${sampleText(28, undefined, 2)}`

export const jina: SecretProvider = {
  name: 'Jina AI',
  revoke: 'In Jina AI, open API key & billing and remove the key.',
  formats: [
    {
      id: 'jina-api-key',
      title: 'Jina AI API key',
      kind: 'secret',
      keywords: ['jina_'],
      pattern: /(?<![\w-])jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`curl -H 'X-Api-Key: ${key}' https://api.test`, `{"jinaApiKey": "${key}"}`],
      ignores: [`jina_${'x'.repeat(60)}`, `x${key}`],
    },
  ],
}
