/** Decides what secrets of Rollbar look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rollbar: SecretProvider = {
  name: 'Rollbar',
  revoke: 'Disable the token in Rollbar under Project settings, Access tokens.',
  formats: [
    {
      id: 'rollbar-access-token',
      title: 'Rollbar access token',
      kind: 'secret',
      keywords: ['rollbar'],
      ...namedValue({
        names: /rollbar/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{32}|[0-9a-f]{128}/,
      }),
      catches: [
        `ROLLBAR_ACCESS_TOKEN=${sampleText(32, HEX)}`,
        `rollbarAccessToken: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'ROLLBAR_ACCESS_TOKEN=your_rollbar_access_token',
        `"rollbar": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
