/** `keyward keys release`: lets a quarantined key work again. */
import type { Run } from '../command.ts'
import type { releaseKeyShape } from '../specs/rotation-specs.ts'
import { actOnKey } from '../transport/act-on-key.ts'

export const releaseKey: Run<typeof releaseKeyShape> = (context, { arguments: { id }, options }) =>
  actOnKey(context, options, id, {
    path: 'release',
    tell: (key) => `Released ${key}.`,
  })
