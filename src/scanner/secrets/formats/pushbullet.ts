/** Decides what secrets of Pushbullet look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pushbullet: SecretProvider = {
  name: 'Pushbullet',
  revoke: 'Delete the access token in Pushbullet under Settings, Account.',
  formats: [
    {
      id: 'pushbullet-access-token',
      title: 'Pushbullet access token',
      kind: 'secret',
      keywords: ['pushbullet'],
      ...namedValue({
        names: /pushbullet/,
        ends: /key|token|secret|password|access/,
        value: /o\.[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PUSHBULLET_ACCESS_TOKEN=${'o'}.${sampleText(32)}`,
        `{"pushbulletAccessToken": "${'o'}.${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'PUSHBULLET_ACCESS_TOKEN=your_pushbullet_access_token',
        `"pushbullet": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
