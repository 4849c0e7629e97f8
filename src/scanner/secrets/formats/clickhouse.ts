/** Decides what secrets of ClickHouse Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `4b1d${sampleText(38)}`

export const clickhouse: SecretProvider = {
  name: 'ClickHouse Cloud',
  revoke: 'In ClickHouse Cloud, open API Keys of the organisation and delete the key.',
  formats: [
    {
      id: 'clickhouse-api-secret',
      title: 'ClickHouse Cloud API key secret',
      kind: 'secret',
      keywords: ['4b1d'],
      pattern: /(?<![\w-])4b1d[A-Za-z0-9]{38}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`Authorization: Bearer ${secret}`, `export CLICKHOUSE_SECRET="${secret}"`],
      ignores: [`4b1d${'x'.repeat(38)}`, `x${secret}`],
    },
  ],
}
