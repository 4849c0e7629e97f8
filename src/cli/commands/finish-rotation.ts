/** `keyward keys rotation-finish`: ends the old secret of a key now. */
import type { Run } from '../command.ts'
import type { finishRotationShape } from '../specs/rotation-specs.ts'
import { actOnKey } from '../transport/act-on-key.ts'

export const finishRotation: Run<typeof finishRotationShape> = (
  context,
  { arguments: { id }, options },
) =>
  actOnKey(context, options, id, {
    path: 'rotation/finish',
    tell: (key) => `Only the newest secret of ${key} works now.`,
  })
