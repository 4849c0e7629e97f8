/** Decides what secrets of Pushover look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pushover: SecretProvider = {
  name: 'Pushover',
  revoke: 'Reset the application token or user key at pushover.net.',
  formats: [
    {
      id: 'pushover-token',
      title: 'Pushover token',
      kind: 'secret',
      keywords: ['pushover'],
      ...namedValue({ names: /pushover/, ends: /token|user|key/, value: /[a-z0-9]{30}/ }),
      catches: [
        `PUSHOVER_TOKEN=${sampleText(30, LOWER_AND_DIGITS)}`,
        `pushover_token: ${sampleText(30, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'PUSHOVER_TOKEN=your_pushover_token',
        `"pushover": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
