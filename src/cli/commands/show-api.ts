/** `keyward apis show`: shows an API with its routes. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showApiShape } from '../specs/api-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewApi } from '../views/api-view.ts'
import type { ApiJson } from '../wire.ts'

export const showApi: Run<typeof showApiShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const api = (await transport.call(
      'GET',
      `/v1/apis/${toSegment(input.arguments.id)}`,
    )) as ApiJson
    return succeed(api, (style) => viewApi(api, style))
  })
