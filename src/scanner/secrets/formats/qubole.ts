/** Decides what secrets of Qubole look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const qubole: SecretProvider = {
  name: 'Qubole',
  revoke: 'Reset the token in Qubole under Control panel, My accounts.',
  formats: [
    {
      id: 'qubole-api-token',
      title: 'Qubole API token',
      kind: 'secret',
      keywords: ['qubole'],
      ...namedValue({
        names: /qubole/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{64}/,
      }),
      catches: [
        `QUBOLE_API_TOKEN=${sampleText(64, LOWER_AND_DIGITS)}`,
        `const quboleApiToken = '${sampleText(64, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'QUBOLE_API_TOKEN=your_qubole_api_token',
        `"qubole": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
