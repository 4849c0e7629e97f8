/** Says what is wrong with the practice of vets. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const kit = makeKey('vet_', 'kit')
const robin = makeKey('vet_', 'robin')
const staff = makeKey('vet_', 'staff of the vets')

export const vetPractice: Target = {
  name: 'vet-practice',
  program: 'app.py',
  about: 'Flask in the manner of FastAPI, asked actively; 403 and 422; origins compared by part',
  given: async () => ({
    environment: { OWNER_KEYS: `${kit}=7301,${robin}=9482`, STAFF_KEY: staff },
    keys: [
      { name: 'kit', text: kit },
      { name: 'robin', text: robin },
    ],
    isActive: true,
  }),
  mustFind: [
    { ruleId: 'bola-cross-key', operation: 'GET /api/animals/{tag}' },
    { ruleId: 'mass-assignment', operation: 'PATCH /api/owners/me' },
    { ruleId: 'cors-reflects-origin' },
    { ruleId: 'key-in-cookie-accepted' },
    { ruleId: 'oversized-response', operation: 'GET /api/visits/' },
    { ruleId: 'rate-limit-missing' },
    { ruleId: 'version-missing', isInfo: true },
  ],
  mayFind: [{ ruleId: 'one-key-for-everything' }, { ruleId: 'internal-fields-exposed' }],
}
