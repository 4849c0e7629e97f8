/** Decides what secrets of Pusher look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pusher: SecretProvider = {
  name: 'Pusher',
  revoke: 'Create new keys in Pusher under App keys, and delete the old ones.',
  formats: [
    {
      id: 'pusher-app-secret',
      title: 'Pusher app secret',
      kind: 'secret',
      keywords: ['pusher'],
      ...namedValue({
        names: /pusher(?:_?app)?[_-]?(?:secret|app_?secret)/,
        value: /[0-9a-f]{20}/,
      }),
      catches: [
        `PUSHER_APP_SECRET=${sampleText(20, HEX)}`,
        `const pusherAppSecret = '${sampleText(20, HEX, 2)}'`,
      ],
      ignores: [
        'PUSHER_APP_SECRET=your_pusher_app_secret',
        `"pusher": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
