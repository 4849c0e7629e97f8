/** Says what is wrong with the hotel desk. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const aar = makeKey('desk_', 'reception of the Aar')
const elbe = makeKey('desk_', 'reception of the Elbe')
const kitchen = makeKey('desk_', 'kitchen of the Elbe')

export const hotelDesk: Target = {
  name: 'hotel-desk',
  program: 'app.js',
  about:
    'Express; twenty operations, asked actively; three keys; few flaws among much that is sound',
  given: async () => ({
    environment: {
      CLIENTS: JSON.stringify([
        [aar, { house: 'aar', role: 'reception' }],
        [elbe, { house: 'elbe', role: 'reception' }],
        [kitchen, { house: 'elbe', role: 'kitchen' }],
      ]),
    },
    keys: [
      { name: 'aar', text: aar },
      { name: 'elbe', text: elbe },
      { name: 'kitchen', text: kitchen },
    ],
    isActive: true,
  }),
  mustFind: [
    { ruleId: 'bola-cross-key', operation: 'GET /desk/v1/stays/{id}' },
    { ruleId: 'excessive-data-exposure', operation: 'GET /desk/v1/guests' },
    { ruleId: 'scope-not-enforced', operation: 'GET /desk/v1/admin/clients' },
  ],
  mayFind: [{ ruleId: 'excessive-data-exposure', operation: 'GET /desk/v1/guests/{id}' }],
}
