/** `keyward keys revoke`: stops a key for good. */
import type { Run } from '../command.ts'
import type { revokeKeyShape } from '../specs/key-specs.ts'
import { actOnKey } from '../transport/act-on-key.ts'

export const revokeKey: Run<typeof revokeKeyShape> = (context, { arguments: { id }, options }) =>
  actOnKey(context, options, id, {
    path: 'revoke',
    body: options.reason === undefined ? {} : { reason: options.reason },
    tell: (key) => `Revoked ${key}.`,
  })
