/** Decides what secrets of Qase look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const qase: SecretProvider = {
  name: 'Qase',
  revoke: 'Delete the token in Qase under Profile, API tokens.',
  formats: [
    {
      id: 'qase-api-token',
      title: 'Qase API token',
      kind: 'secret',
      keywords: ['qase'],
      ...namedValue({
        names: /qase/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}|[0-9a-f]{64}/,
      }),
      catches: [
        `QASE_API_TOKEN=${sampleText(40)}`,
        `qaseApiToken: '${sampleText(40, undefined, 2)}',`,
      ],
      ignores: ['QASE_API_TOKEN=your_qase_api_token', `"qase": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
