/** `keyward keys rotation`: shows how the rotation of a key stands. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showRotationShape } from '../specs/rotation-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewRotation } from '../views/rotation-view.ts'
import type { RotationJson } from '../wire.ts'

export const showRotation: Run<typeof showRotationShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}/rotation`
    const rotation = (await transport.call('GET', path)) as RotationJson
    return succeed(rotation, (style) => viewRotation(rotation, style))
  })
