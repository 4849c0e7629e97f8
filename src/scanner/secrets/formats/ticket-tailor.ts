/** Decides what secrets of Ticket Tailor look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ticketTailor: SecretProvider = {
  name: 'Ticket Tailor',
  revoke: 'Withdraw the key at Ticket Tailor under Box office settings, API, and issue another.',
  formats: [
    {
      id: 'ticket-tailor-api-key',
      title: 'Ticket Tailor API key',
      kind: 'secret',
      keywords: ['tickettailor', 'ticket_tailor', 'ticket-tailor'],
      ...namedValue({
        names: /ticket[_-]?tailor/,
        ends: /key|token|secret|password|access/,
        value: /sk_\d{3,6}_\d{4,8}_[0-9a-f]{32}/,
      }),
      catches: [
        `TICKET_TAILOR_API_KEY=${'sk_'}1482_271828_${sampleText(32, HEX)}`,
        `ticketTailorApiKey: '${'sk_'}1482_271828_${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'TICKET_TAILOR_API_KEY=your_ticket_tailor_api_key',
        `"ticket-tailor": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
