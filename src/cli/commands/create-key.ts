/** `keyward keys create`: makes a key and shows its secret, this once. */
import { createKeyBody } from '../bodies/key-body.ts'
import type { Run } from '../command.ts'
import { readPublicKey } from '../files/read-public-key.ts'
import { succeed } from '../outcome.ts'
import type { createKeyShape } from '../specs/key-specs.ts'
import type { Style } from '../text/style.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { withTransport } from '../transport/transport.ts'
import { viewKey } from '../views/key-view.ts'
import type { CreatedKeyJson } from '../wire.ts'

export const createKey: Run<typeof createKeyShape> = async (context, { options }) => {
  const settings = createKeyBody(options, Date.now())
  const enabled = options.disable === true ? { enabled: false } : {}
  const { publicKey: file } = options
  const signs = file === undefined ? {} : { publicKey: await readPublicKey(file) }
  return withTransport(context, options, async (transport) => {
    const api = await chooseApi(transport, options.api)
    const body = { api, ...settings, ...signs, ...enabled }
    const created = (await transport.call('POST', '/v1/keys', body)) as CreatedKeyJson
    const { scopes, roles } = created
    if (scopes.length === 0 && roles.length === 0) {
      context.warn('The key has neither scopes nor roles: it opens public routes only.')
    }
    return succeed(
      created,
      (style) => `${tellSecret(created, style)}\n\n${viewKey(created, style)}`,
    )
  })
}

function tellSecret({ id, secret }: CreatedKeyJson, style: Style): string {
  if (secret !== null) {
    const why = 'Its secret is shown this once and is not stored'
    return `Created the key. ${why}:\n\n  ${style.bold(secret)}`
  }
  const how = 'Requests are signed with its private key, as keyid'
  return `Created the key. ${how}:\n\n  ${style.bold(id)}`
}
