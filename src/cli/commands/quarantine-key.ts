/** `keyward keys quarantine`: stops a key until it is released. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { quarantineKeyShape } from '../specs/rotation-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import type { KeyJson } from '../wire.ts'

export const quarantineKey: Run<typeof quarantineKeyShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}/quarantine`
    const { reason } = input.options
    const body = reason === undefined ? {} : { reason }
    const key = (await transport.call('POST', path, body)) as KeyJson
    return succeed(key, () => `Stopped ${neutralise(`${key.id} ${key.name}`.trim())}.\n`)
  })
