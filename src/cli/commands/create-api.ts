/** `keyward apis create`: makes an API. */
import { createApiBody } from '../bodies/api-body.ts'
import type { Run } from '../command.ts'
import { deriveFromFile } from '../openapi/derive-from-file.ts'
import { succeed } from '../outcome.ts'
import type { createApiShape } from '../specs/api-specs.ts'
import { withTransport } from '../transport/transport.ts'
import { viewApi } from '../views/api-view.ts'
import type { ApiJson } from '../wire.ts'

export const createApi: Run<typeof createApiShape> = async (context, input) => {
  const { id } = input.arguments
  const derived = await deriveFromFile(context, input.options.openapi, input.options.upstream)
  const body = { id, ...createApiBody(input.options, derived) }
  return withTransport(context, input.options, async (transport) => {
    const api = (await transport.call('POST', '/v1/apis', body)) as ApiJson
    return succeed(api, (style) => `Created the API.\n\n${viewApi(api, style)}`)
  })
}
