/** `keyward keys rotation-cancel`: takes the rotation of a key back. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { cancelRotationShape } from '../specs/rotation-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import type { KeyJson } from '../wire.ts'

export const cancelRotation: Run<typeof cancelRotationShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}/rotation/cancel`
    const key = (await transport.call('POST', path)) as KeyJson
    const name = neutralise(`${key.id} ${key.name}`.trim())
    return succeed(key, () => `${name}: the old secret works on, the new one has ended.\n`)
  })
