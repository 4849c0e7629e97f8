/** Decides what secrets of LlamaCloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `llx-${sampleText(48)}`

export const llamaCloud: SecretProvider = {
  name: 'LlamaCloud',
  revoke: 'In LlamaCloud, open API Key and revoke it.',
  formats: [
    {
      id: 'llama-cloud-api-key',
      title: 'LlamaCloud API key',
      kind: 'secret',
      keywords: ['llx-'],
      pattern: /(?<![\w-])llx-[A-Za-z0-9]{48}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`llama_cloud_api_key: ${key}`, `curl -H 'X-Api-Key: ${key}' https://api.test`],
      ignores: [`llx-${'x'.repeat(48)}`, `x${key}`],
    },
  ],
}
