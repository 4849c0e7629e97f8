/** Decides what secrets of Elastic look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const cloudApiKey = `essu_${sampleText(80)}==`
const apiKey = `${toBase64(`${sampleText(20)}:${sampleText(22, undefined, 2)}`)}`
const password = sampleText(20, undefined, 2)

export const elastic: SecretProvider = {
  name: 'Elastic',
  revoke: 'In Elastic Cloud or Kibana, open API keys and invalidate it.',
  formats: [
    {
      id: 'elastic-cloud-api-key',
      title: 'Elastic Cloud API key',
      kind: 'secret',
      keywords: ['essu_'],
      pattern: /(?<![\w-])essu_[A-Za-z0-9+/]{60,200}={0,2}(?![\w+/=-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`{"elasticCloudApiKey": "${cloudApiKey}"}`, `Authorization: Bearer ${cloudApiKey}`],
      ignores: [`essu_${'x'.repeat(80)}`, `x${cloudApiKey}`],
    },
    {
      id: 'elastic-api-key',
      title: 'Elasticsearch API key',
      kind: 'secret',
      keywords: ['elastic', 'kibana', 'es_api'],
      ...namedValue({
        names: /elastic|kibana|(?<![a-z])es_/,
        ends: /key|token|auth/,
        value: /[A-Za-z0-9]{58}[A-Za-z0-9+/=]{2}/,
      }),
      catches: [`const elasticsearchApiKey = '${apiKey}'`, `elasticsearch_api_key: ${apiKey}`],
      ignores: [`ELASTICSEARCH_API_KEY=${'x'.repeat(32)}`, `elasticsearch_commit: ${apiKey}`],
    },
    {
      id: 'elastic-password',
      title: 'password of Elasticsearch',
      kind: 'secret',
      keywords: ['elastic', 'kibana'],
      ...namedValue({
        names: /elastic|kibana/,
        ends: /password/,
        value: /[A-Za-z0-9*+=_-]{20,24}/,
      }),
      catches: [`elastic_password: ${password}`, `export ELASTIC_PASSWORD="${password}"`],
      ignores: [`ELASTIC_PASSWORD=${'x'.repeat(32)}`, `elastic_commit: ${password}`],
    },
  ],
}
