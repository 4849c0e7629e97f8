/** Decides what secrets of PagerDuty look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pagerduty: SecretProvider = {
  name: 'PagerDuty',
  revoke: 'Remove the key in PagerDuty under Integrations, API access keys (or the user profile).',
  formats: [
    {
      id: 'pagerduty-api-key',
      title: 'PagerDuty API key',
      kind: 'secret',
      keywords: ['pagerduty', 'pager_duty', 'pager-duty', 'pd_api', 'pd-api', 'pdapi'],
      ...namedValue({
        names: /pager_?-?duty|pd[_-]?api/,
        ends: /(?:key|token|secret|auth)?/,
        value: /(?:[uy]\+[\w+-]{18}|[\w+-]{20}|[0-9a-f]{32})/,
      }),
      catches: [
        `PAGERDUTY_API_KEY=${'u'}+${sampleText(18)}`,
        `pagerdutyApiKey: '${'u'}+${sampleText(18, undefined, 2)}',`,
      ],
      ignores: [
        'PAGERDUTY_API_KEY=your_pagerduty_api_key',
        `"pagerduty": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
