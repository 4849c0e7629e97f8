/** Says what is wrong with the booking of courses. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const hilltop = makeKey('', 'hilltop school')
const riverside = makeKey('', 'riverside school')

export const courseBooking: Target = {
  name: 'course-booking',
  program: 'app.py',
  about: 'Flask in the manner of Django REST; UUIDs; slashes at the end of paths',
  given: async (isSound) => ({
    environment: {
      TOKENS: `${hilltop}=hilltop:${isSound ? 'admin' : 'user'},${riverside}=riverside:user`,
    },
    keys: [
      { name: 'hilltop', text: hilltop },
      { name: 'riverside', text: riverside },
    ],
  }),
  mustFind: [
    { ruleId: 'bola-cross-key', operation: 'GET /api/bookings/{id}/' },
    { ruleId: 'admin-endpoint-exposed', operation: 'GET /api/internal/flags/' },
    { ruleId: 'internal-fields-exposed', operation: 'GET /api/internal/flags/' },
    { ruleId: 'internal-fields-exposed', operation: 'GET /api/bookings/', isInfo: true },
    { ruleId: 'scope-not-enforced', operation: 'GET /api/staff/' },
    { ruleId: 'rate-limit-missing' },
    { ruleId: 'version-missing', isInfo: true },
  ],
  mayFind: [
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'missing-authentication', operation: 'GET /api/internal/flags/' },
    { ruleId: 'excessive-data-exposure' },
    { ruleId: 'internal-fields-exposed' },
    { ruleId: 'secret-in-response' },
    { ruleId: 'injection-suspected' },
    { ruleId: 'verbose-error', operation: 'GET /api/bookings/' },
  ],
}
