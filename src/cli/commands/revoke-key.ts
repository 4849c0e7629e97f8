/** `keyward keys revoke`: stops a key for good. */

import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { revokeKeyShape } from '../specs/key-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import type { KeyJson } from '../wire.ts'

export const revokeKey: Run<typeof revokeKeyShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const { reason } = input.options
    const path = `/v1/keys/${toSegment(input.arguments.id)}/revoke`
    const body = reason === undefined ? {} : { reason }
    const key = (await transport.call('POST', path, body)) as KeyJson
    return succeed(key, () => `Revoked ${neutralise(`${key.id} ${key.name}`.trim())}.\n`)
  })
