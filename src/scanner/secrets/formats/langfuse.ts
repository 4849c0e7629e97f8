/** Decides what secrets of Langfuse look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secretKey = `sk-lf-${sampleUuid()}`
const publicKey = `pk-lf-${sampleUuid(2)}`

export const langfuse: SecretProvider = {
  name: 'Langfuse',
  revoke: 'In Langfuse, open the settings of the project, API keys, and delete the pair.',
  formats: [
    {
      id: 'langfuse-secret-key',
      title: 'Langfuse secret key',
      kind: 'secret',
      keywords: ['sk-lf-'],
      pattern: /(?<![\w-])sk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `langfuse_secret_key: ${secretKey}`,
        `curl -H 'X-Api-Key: ${secretKey}' https://api.test`,
      ],
      ignores: [`sk-lf-${'x'.repeat(36)}`, `x${secretKey}`],
    },
    {
      id: 'langfuse-public-key',
      title: 'Langfuse public key',
      kind: 'publishable',
      keywords: ['pk-lf-'],
      pattern: /(?<![\w-])pk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`Authorization: Bearer ${publicKey}`, `export LANGFUSE_PUBLIC_KEY="${publicKey}"`],
      ignores: [`pk-lf-${'x'.repeat(36)}`, `x${publicKey}`],
    },
  ],
}
