/** `keyward keys update`: changes the settings of a key. */
import { KeywardError } from '../../base/errors.ts'
import { checkHasChanges } from '../bodies/api-body.ts'
import { clearKeyFields, createKeyBody } from '../bodies/key-body.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { updateKeyShape } from '../specs/key-specs.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewKey } from '../views/key-view.ts'
import type { KeyJson } from '../wire.ts'

export const updateKey: Run<typeof updateKeyShape> = async (context, input) => {
  const { enable, disable, clear = [], ...values } = input.options
  if (enable === true && disable === true) {
    throw new KeywardError('usage_error', { detail: '--enable and --disable exclude each other' })
  }
  const body = {
    ...createKeyBody(values, Date.now()),
    ...clearKeyFields(clear),
    ...(enable === true ? { enabled: true } : {}),
    ...(disable === true ? { enabled: false } : {}),
  }
  checkHasChanges(body)
  return withTransport(context, values, async (transport) => {
    const path = `/v1/keys/${toSegment(input.arguments.id)}`
    const key = (await transport.call('PATCH', path, body)) as KeyJson
    return succeed(key, (style) => `Changed the key.\n\n${viewKey(key, style)}`)
  })
}
