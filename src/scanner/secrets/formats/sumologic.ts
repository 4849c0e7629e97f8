/** Decides what secrets of Sumo Logic look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sumologic: SecretProvider = {
  name: 'Sumo Logic',
  revoke: 'Delete the access key in Sumo Logic under Preferences, or Security, Access keys.',
  formats: [
    {
      id: 'sumologic-access-key',
      title: 'Sumo Logic access key',
      kind: 'secret',
      keywords: ['sumo'],
      ...namedValue({
        names: /sumo(?:_?logic)?/,
        ends: /key|token|secret/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `SUMOLOGIC_ACCESS_KEY=${sampleText(64)}`,
        `{"sumologicAccessKey": "${sampleText(64, undefined, 2)}"}`,
      ],
      ignores: [
        'SUMOLOGIC_ACCESS_KEY=your_sumologic_access_key',
        `"sumologic": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'sumologic-http-source',
      title: 'Sumo Logic HTTP source',
      opens: 'write logs',
      kind: 'secret',
      keywords: ['.sumologic.com'],
      pattern: buildPattern(
        'dg',
        /collectors?\.(?:[a-z0-9-]{1,10}\.)?sumologic\.com\/receiver\/v1\/http\//,
        /([\w=+/-]{60,140})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `url: https://collectors.us2.sumologic.com/receiver/v1/http/${sampleText(88)}==`,
        `a: https://collectors.sumologic.com/receiver/v1/http/${sampleText(88, undefined, 2)}==`,
      ],
      ignores: [
        'https://collectors.sumologic.com/receiver/v1/http/[UNIQUE_CODE]',
        'https://api.us2.sumologic.com/api/v1/collectors',
      ],
    },
  ],
}
