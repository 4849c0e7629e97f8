/** `keyward keys rotation-cancel`: takes the rotation of a key back. */
import type { Run } from '../command.ts'
import type { cancelRotationShape } from '../specs/rotation-specs.ts'
import { actOnKey } from '../transport/act-on-key.ts'
import { formatTime } from '../views/format-time.ts'

export const cancelRotation: Run<typeof cancelRotationShape> = (
  context,
  { arguments: { id }, options },
) =>
  actOnKey(context, options, id, {
    path: 'rotation/cancel',
    tell: (label, { secrets }) => {
      const ends = secrets.map(({ expiresAt }) => expiresAt)
      // One that leaked keeps the end that it has by that; the new one ended before.
      const last = ends.includes(null) ? null : formatTime(ends.toSorted().at(-1) ?? null)
      const until = last === null ? '' : ` until ${last} (it leaked)`
      return `${label}: the old secret works on${until}, the new one has ended.`
    },
  })
