/** Decides what secrets of Wrike look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wrike: SecretProvider = {
  name: 'Wrike',
  revoke: 'Revoke the permanent token in Wrike under Apps and integrations, API.',
  formats: [
    {
      id: 'wrike-access-token',
      title: 'Wrike access token',
      kind: 'secret',
      keywords: ['wrike'],
      reach: 600,
      ...namedValue({
        names: /wrike/,
        ends: /key|token|secret|password|access/,
        value: /ey[\w.-]{200,420}/,
      }),
      catches: [
        `WRIKE_ACCESS_TOKEN=${'e'}y${sampleText(333)}`,
        `{"wrikeAccessToken": "${'e'}y${sampleText(333, undefined, 2)}"}`,
      ],
      ignores: [
        'WRIKE_ACCESS_TOKEN=your_wrike_access_token',
        `"wrike": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
