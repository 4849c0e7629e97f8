/** Decides what secrets of Harness look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `pat.${sampleText(22)}.${sampleText(24, HEX, 2)}.${sampleText(20, undefined, 3)}`

export const harness: SecretProvider = {
  name: 'Harness',
  revoke: 'In Harness, open your profile or the service account, API Keys, and delete the token.',
  formats: [
    {
      id: 'harness-api-key',
      title: 'Harness API key',
      kind: 'secret',
      keywords: ['pat.', 'sat.'],
      pattern: /(?<![\w-])(?:pat|sat)\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`curl -H 'X-Api-Key: ${key}' https://api.test`, `{"harnessApiKey": "${key}"}`],
      ignores: [`pat.${'x'.repeat(66)}`, `x${key}`],
    },
  ],
}
