/** Decides what secrets of Mavenlink look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mavenlink: SecretProvider = {
  name: 'Mavenlink',
  revoke: 'Revoke the token in Kantata OX (Mavenlink) under Account, API tokens.',
  formats: [
    {
      id: 'mavenlink-api-token',
      title: 'Mavenlink API token',
      kind: 'secret',
      keywords: ['mavenlink'],
      ...namedValue({
        names: /mavenlink/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{64}/,
      }),
      catches: [
        `MAVENLINK_API_TOKEN=${sampleText(64, LOWER_AND_DIGITS)}`,
        `mavenlinkApiToken: '${sampleText(64, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: [
        'MAVENLINK_API_TOKEN=your_mavenlink_api_token',
        `"mavenlink": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
