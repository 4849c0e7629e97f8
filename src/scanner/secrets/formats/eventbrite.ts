/** Decides what secrets of Eventbrite look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(20, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')

export const eventbrite: SecretProvider = {
  name: 'Eventbrite',
  revoke:
    'In your Eventbrite account, open Account settings, API Keys and replace the private token.',
  formats: [
    {
      id: 'eventbrite-private-token',
      title: 'Eventbrite private token',
      kind: 'secret',
      keywords: ['eventbrite'],
      ...namedValue({ names: /eventbrite/, ends: /token|key|secret/, value: /[0-9A-Z]{20}/ }),
      catches: [
        `export EVENTBRITE_PRIVATE_TOKEN="${token}"`,
        `const eventbritePrivateToken = '${token}'`,
      ],
      ignores: [`EVENTBRITE_PRIVATE_TOKEN=${'x'.repeat(32)}`, `eventbrite_commit: ${token}`],
    },
  ],
}
