/** Decides what secrets of Grafana look like; two of three forms are base64 of what they open. */
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const serviceToken = `glsa_${sampleText(32)}_${sampleText(8, HEX)}`
const cloudToken = `glc_${toBase64(`{"o":"480731","n":"shop","k":"${sampleText(24)}","m":{}}`)}`
const apiKey = toBase64(`{"k":"${sampleText(32)}","n":"shop","id":1}`)

/** `k` is the key, in the JSON that it is base64 of. */
function judgeEncoded({ secret }: SecretMatch): Genuineness {
  const text = Buffer.from(secret.replace(/^glc_/, ''), 'base64').toString('latin1')
  if (/"k":\s?"[\w+/=-]{16,}"/.test(text) && text.includes('"n":')) return 'genuine'
  return secret.startsWith('glc_') && looksRandom(secret.slice(8)) ? 'unproven' : 'none'
}

export const grafana: SecretProvider = {
  name: 'Grafana',
  revoke:
    'In Grafana, open Administration, Service accounts, and delete the token; tokens of Grafana ' +
    'Cloud are deleted under Access policies.',
  formats: [
    {
      id: 'grafana-service-account-token',
      title: 'Grafana service account token',
      kind: 'secret',
      keywords: ['glsa_'],
      pattern: /(?<!\w)glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?!\w)/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`Authorization: Bearer ${serviceToken}`, `GRAFANA_TOKEN=${serviceToken}`],
      ignores: [`glsa_${'x'.repeat(32)}_00000000`, `glsa_${sampleText(20)}`],
    },
    {
      id: 'grafana-cloud-token',
      title: 'Grafana Cloud token',
      kind: 'secret',
      keywords: ['glc_'],
      reach: 450,
      pattern: /(?<!\w)glc_eyJ[A-Za-z0-9+/]{40,400}={0,3}(?![\w+/=])/g,
      publicLength: 4,
      isStructured: true,
      judge: judgeEncoded,
      catches: [`GCLOUD_RW_API_KEY="${cloudToken}"`, `password: ${cloudToken}`],
      ignores: [`glc_eyJ${'x'.repeat(60)}`, `glc_eyJ${sampleText(20)}`],
    },
    {
      id: 'grafana-api-key',
      title: 'Grafana API key',
      kind: 'secret',
      keywords: ['eyjrijoi'],
      reach: 450,
      pattern: /(?<![\w+/.])eyJrIjoi[A-Za-z0-9+/]{50,400}={0,3}(?![\w+/=.])/g,
      publicLength: 8,
      isStructured: true,
      judge: judgeEncoded,
      catches: [`GRAFANA_API_KEY=${apiKey}`, `GrafanaClient("${apiKey}", host=host)`],
      ignores: [
        `eyJrIjoi${'x'.repeat(60)}`,
        toBase64('{"k":"of a short map","t":"and of another one"}'),
      ],
    },
  ],
}
