/** Decides what secrets of Worksnaps look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const worksnaps: SecretProvider = {
  name: 'Worksnaps',
  revoke: 'Regenerate the token in Worksnaps under My profile, Web service API.',
  formats: [
    {
      id: 'worksnaps-api-token',
      title: 'Worksnaps API token',
      kind: 'secret',
      keywords: ['worksnaps'],
      ...namedValue({
        names: /worksnaps/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `WORKSNAPS_API_TOKEN=${sampleText(40)}`,
        `const worksnapsApiToken = '${sampleText(40, undefined, 2)}'`,
      ],
      ignores: [
        'WORKSNAPS_API_TOKEN=your_worksnaps_api_token',
        `"worksnaps": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
