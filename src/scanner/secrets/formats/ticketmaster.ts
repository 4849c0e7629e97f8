/** Decides what secrets of Ticketmaster look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ticketmaster: SecretProvider = {
  name: 'Ticketmaster',
  revoke: 'Regenerate the consumer key in the Ticketmaster developer portal.',
  formats: [
    {
      id: 'ticketmaster-api-key',
      title: 'Ticketmaster API key',
      kind: 'secret',
      keywords: ['ticketmaster'],
      ...namedValue({
        names: /ticketmaster/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TICKETMASTER_API_KEY=${sampleText(32)}`,
        `const ticketmasterApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [
        'TICKETMASTER_API_KEY=your_ticketmaster_api_key',
        `"ticketmaster": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
