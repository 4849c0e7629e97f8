/** Decides what secrets of Splunk look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const splunk: SecretProvider = {
  name: 'Splunk',
  revoke: 'Delete the token in Splunk under Data inputs, HTTP event collector (or Access tokens).',
  formats: [
    {
      id: 'splunk-hec-token',
      title: 'Splunk HTTP event collector token',
      kind: 'secret',
      keywords: ['splunk'],
      ...namedValue({
        names: /splunk/,
        ends: /(?:hec)?[_-]?(?:token|key)|hec|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`SPLUNK_HEC_TOKEN=${sampleUuid()}`, `const splunkHecToken = '${sampleUuid(2)}'`],
      ignores: [
        'SPLUNK_HEC_TOKEN=your_splunk_hec_token',
        `"splunk": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'splunk-hec-header',
      title: 'Splunk token in a header',
      kind: 'secret',
      keywords: ['splunk '],
      pattern: buildPattern(
        'dgi',
        /Authorization["']?\s{0,3}[:=,]\s{0,3}["']?Splunk\s/,
        /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `curl -H "Authorization: Splunk ${sampleUuid()}"`,
        `'Authorization': 'Splunk ${sampleUuid(2)}'`,
      ],
      ignores: [
        'Authorization: Splunk <hec_token>',
        'Authorization: Splunk 00000000-0000-0000-0000-000000000000',
      ],
    },
    {
      id: 'splunk-observability-token',
      title: 'Splunk Observability token',
      kind: 'secret',
      keywords: ['splunk', 'signalfx', 'sfx'],
      ...namedValue({ names: /splunk|signalfx|sfx/, ends: /token|key/, value: /[\w-]{22}/ }),
      catches: [
        `SPLUNK_ACCESS_TOKEN=${sampleText(22)}`,
        `splunkAccessToken: '${sampleText(22, undefined, 2)}',`,
      ],
      ignores: [
        'SPLUNK_ACCESS_TOKEN=your_splunk_access_token',
        `"splunk": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
