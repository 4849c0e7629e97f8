/** `keyward keys quarantine`: stops a key until it is released. */
import type { Run } from '../command.ts'
import type { quarantineKeyShape } from '../specs/rotation-specs.ts'
import { actOnKey } from '../transport/act-on-key.ts'

export const quarantineKey: Run<typeof quarantineKeyShape> = (
  context,
  { arguments: { id }, options },
) =>
  actOnKey(context, options, id, {
    path: 'quarantine',
    body: options.reason === undefined ? {} : { reason: options.reason },
    tell: (key) => `Stopped ${key}.`,
  })
