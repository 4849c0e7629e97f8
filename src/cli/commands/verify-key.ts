/** `keyward keys verify`: asks whether a request with a key may pass. */
import type { Run } from '../command.ts'
import { readPresentedKey } from '../files/read-presented-key.ts'
import type { verifyKeyShape } from '../specs/access-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { withTransport } from '../transport/transport.ts'
import { viewDecision } from '../views/decision-view.ts'
import type { DecisionJson } from '../wire.ts'

export const verifyKey: Run<typeof verifyKeyShape> = async (context, { options }) => {
  const { method, path, scope: scopes, address, cost } = options
  const sources = { variable: 'KEYWARD_KEY_SECRET', fileOption: 'keyFile' } as const
  const key = await readPresentedKey(context, { ...sources, file: options.keyFile })
  return withTransport(context, options, async (transport) => {
    const api = await chooseApi(transport, options.api)
    const body = { key: key.reveal(), api, method, path, scopes, address, cost }
    const decision = (await transport.call('POST', '/v1/keys/verify', body)) as DecisionJson
    return {
      json: decision,
      text: (style) => viewDecision(decision, style),
      exitCode: decision.allowed ? 0 : 1,
    }
  })
}
