/** Decides what secrets of Plivo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const plivo: SecretProvider = {
  name: 'Plivo',
  revoke: 'Regenerate the auth token in the Plivo console.',
  formats: [
    {
      id: 'plivo-auth-token',
      title: 'Plivo auth token',
      kind: 'secret',
      keywords: ['plivo'],
      ...namedValue({ names: /plivo/, ends: /token|secret/, value: /[0-9A-Za-z]{40}/ }),
      catches: [
        `PLIVO_AUTH_TOKEN=${sampleText(40)}`,
        `plivo_auth_token: ${sampleText(40, undefined, 2)}`,
      ],
      ignores: [
        'PLIVO_AUTH_TOKEN=your_plivo_auth_token',
        `"plivo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
