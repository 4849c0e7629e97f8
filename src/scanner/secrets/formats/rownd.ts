/** Decides what secrets of Rownd look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rownd: SecretProvider = {
  name: 'Rownd',
  revoke: 'Delete the app secret in Rownd under App credentials.',
  formats: [
    {
      id: 'rownd-app-secret',
      title: 'Rownd app secret',
      kind: 'secret',
      keywords: ['rownd'],
      ...namedValue({ names: /rownd/, ends: /secret/, value: /[0-9a-z]{48}/ }),
      catches: [
        `ROWND_APP_SECRET=${sampleText(48, LOWER_AND_DIGITS)}`,
        `rownd_app_secret: ${sampleText(48, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'ROWND_APP_SECRET=your_rownd_app_secret',
        `"rownd": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
