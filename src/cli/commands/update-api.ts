/** `keyward apis update`: changes the settings of an API. */
import { checkHasChanges, clearFields, createApiBody } from '../bodies/api-body.ts'
import type { Run } from '../command.ts'
import { deriveFromFile } from '../openapi/derive-from-file.ts'
import { succeed } from '../outcome.ts'
import type { updateApiShape } from '../specs/api-specs.ts'
import { type Transport, toSegment, withTransport } from '../transport/transport.ts'
import { viewApi } from '../views/api-view.ts'
import type { ApiJson } from '../wire.ts'

export const updateApi: Run<typeof updateApiShape> = async (context, input) => {
  const { clear = [], ...values } = input.options
  const path = `/v1/apis/${toSegment(input.arguments.id)}`
  const cleared = clearFields(clear)
  if (values.openapi === undefined) checkHasChanges({ ...createApiBody(values, null), ...cleared })
  return withTransport(context, values, async (transport) => {
    const upstream = values.upstream ?? (await findUpstream(transport, path, values.openapi))
    const derived = await deriveFromFile(context, values.openapi, upstream)
    const body = { ...createApiBody(values, derived), ...cleared }
    const api = (await transport.call('PATCH', path, body)) as ApiJson
    return succeed(api, (style) => `Changed the API.\n\n${viewApi(api, style)}`)
  })
}

/** Whether the base path of a document is in the paths depends on where the upstream is mounted. */
async function findUpstream(
  transport: Transport,
  path: string,
  openapi: string | undefined,
): Promise<string | null> {
  if (openapi === undefined) return null
  return ((await transport.call('GET', path)) as ApiJson).upstream
}
