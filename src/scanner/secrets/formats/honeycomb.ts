/** Decides what secrets of Honeycomb look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const ingestKey = `hcaik_${sampleText(58, LOWER_AND_DIGITS)}`
const managementKey = `hcamk_${sampleText(58, LOWER_AND_DIGITS, 2)}`
const apiKey = sampleText(22, undefined, 3)

export const honeycomb: SecretProvider = {
  name: 'Honeycomb',
  revoke: 'In Honeycomb, open Environment settings, API Keys, and delete the key.',
  formats: [
    {
      id: 'honeycomb-ingest-key',
      title: 'Honeycomb ingest key',
      kind: 'secret',
      keywords: ['hcaik_', 'hcbik_', 'hccik_', 'hcdik_', 'hceik_'],
      pattern: /(?<!\w)hc[abcdefghijklmnop]ik_[a-z0-9]{58}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`{"honeycombIngestKey": "${ingestKey}"}`, `Authorization: Bearer ${ingestKey}`],
      ignores: [`hcaik_${'x'.repeat(58)}`, `x${ingestKey}`],
    },
    {
      id: 'honeycomb-management-key',
      title: 'Honeycomb management key',
      kind: 'secret',
      keywords: ['hcamk_'],
      pattern: /(?<![\w-])hcamk_[a-z0-9]{26,64}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `const honeycombManagementKey = '${managementKey}'`,
        `client = Client(api_key="${managementKey}")`,
      ],
      ignores: [`hcamk_${'x'.repeat(58)}`, `x${managementKey}`],
    },
    {
      id: 'honeycomb-api-key',
      title: 'Honeycomb API key',
      kind: 'secret',
      keywords: ['honeycomb'],
      ...namedValue({
        names: /honeycomb/,
        ends: /key|team|token/,
        value: /(?:[0-9a-f]{32}|[A-Za-z0-9]{22})/,
      }),
      catches: [`const honeycombApiKey = '${apiKey}'`, `honeycomb_api_key: ${apiKey}`],
      ignores: [`HONEYCOMB_API_KEY=${'x'.repeat(32)}`, `honeycomb_commit: ${apiKey}`],
    },
  ],
}
