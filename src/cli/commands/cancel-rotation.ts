/** `keyward keys rotation-cancel`: takes the rotation of a key back. */
import type { Run } from '../command.ts'
import type { cancelRotationShape } from '../specs/rotation-specs.ts'
import { actOnKey } from '../transport/act-on-key.ts'

export const cancelRotation: Run<typeof cancelRotationShape> = (
  context,
  { arguments: { id }, options },
) =>
  actOnKey(context, options, id, {
    path: 'rotation/cancel',
    tell: (key) => `${key}: the old secret works on, the new one has ended.`,
  })
