/** Decides what secrets of CockroachDB Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `CCDB1_${sampleText(22)}_${sampleText(40, undefined, 2)}`

export const cockroachdb: SecretProvider = {
  name: 'CockroachDB Cloud',
  revoke: 'In CockroachDB Cloud, open Access Management, Service Accounts, and delete the API key.',
  formats: [
    {
      id: 'cockroachdb-api-key',
      title: 'CockroachDB Cloud API key',
      kind: 'secret',
      keywords: ['ccdb1_'],
      pattern: /(?<![\w-])CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`export COCKROACHDB_API_KEY="${key}"`, `const cockroachdbApiKey = '${key}'`],
      ignores: [`CCDB1_${'x'.repeat(62)}`, `x${key}`],
    },
  ],
}
