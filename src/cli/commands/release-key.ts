/** `keyward keys release`: lets a quarantined key work again. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { releaseKeyShape } from '../specs/rotation-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import type { KeyJson } from '../wire.ts'

export const releaseKey: Run<typeof releaseKeyShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}/release`
    const key = (await transport.call('POST', path)) as KeyJson
    return succeed(key, () => `Released ${neutralise(`${key.id} ${key.name}`.trim())}.\n`)
  })
