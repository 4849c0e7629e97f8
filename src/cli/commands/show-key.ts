/** `keyward keys show`: shows a key and its use. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showKeyShape } from '../specs/key-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewKey } from '../views/key-view.ts'
import type { KeyJson } from '../wire.ts'

export const showKey: Run<typeof showKeyShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const key = (await transport.call(
      'GET',
      `/v1/keys/${toSegment(input.arguments.id)}`,
    )) as KeyJson
    return succeed(key, (style) => viewKey(key, style))
  })
