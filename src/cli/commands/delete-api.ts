/** `keyward apis delete`: deletes an API that has no live keys. */

import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { deleteApiShape } from '../specs/api-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'

export const deleteApi: Run<typeof deleteApiShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const { id } = input.arguments
    await transport.call('DELETE', `/v1/apis/${toSegment(id)}`)
    return succeed({ id, deleted: true }, () => `Deleted the API ${neutralise(id)}.\n`)
  })
