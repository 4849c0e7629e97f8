/** `keyward apis update`: changes the settings of an API. */
import { checkHasChanges, clearFields, createApiBody } from '../bodies/api-body.ts'
import type { Run } from '../command.ts'
import { deriveFromFile } from '../openapi/derive-from-file.ts'
import { succeed } from '../outcome.ts'
import type { updateApiShape } from '../specs/api-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewApi } from '../views/api-view.ts'
import type { ApiJson } from '../wire.ts'

export const updateApi: Run<typeof updateApiShape> = async (context, input) => {
  const { clear, ...values } = input.options
  const derived = await deriveFromFile(context, values.openapi, values.upstream)
  const body = { ...createApiBody(values, derived), ...clearFields(clear ?? []) }
  checkHasChanges(body)
  return withTransport(context, values, async (transport) => {
    const path = `/v1/apis/${toSegment(input.arguments.id)}`
    const api = (await transport.call('PATCH', path, body)) as ApiJson
    return succeed(api, (style) => `Changed the API.\n\n${viewApi(api, style)}`)
  })
}
