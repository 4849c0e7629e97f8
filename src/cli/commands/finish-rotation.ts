/** `keyward keys rotation-finish`: ends the old secret of a key now. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { finishRotationShape } from '../specs/rotation-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import type { KeyJson } from '../wire.ts'

export const finishRotation: Run<typeof finishRotationShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}/rotation/finish`
    const key = (await transport.call('POST', path)) as KeyJson
    return succeed(
      key,
      () => `Only the newest secret of ${neutralise(`${key.id} ${key.name}`.trim())} works now.\n`,
    )
  })
