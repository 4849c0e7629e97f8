/** POST /oauth2/revoke: ends an access token, or a key whose text is sent (RFC 7009). */
import { BUILTIN_API_ID } from '../../../engine/apis/api-record.ts'
import { revokeKey } from '../../../engine/keys/revoke-key.ts'
import type { Principal } from '../../../engine/principal.ts'
import { attemptsFromOf } from '../../../engine/throttle/attempts-from-of.ts'
import { identifySubject } from '../../../engine/tokens/identify-subject.ts'
import { revokeToken } from '../../../engine/tokens/revoke-token.ts'
import { authorizeAdmin, toPrincipal } from '../../authorize-admin.ts'
import { type Answer, defineEndpoint } from '../../endpoint.ts'
import {
  authorizeClient,
  type ClientCall,
  principalOf,
  readClientClaim,
} from '../../oauth/authorize-client.ts'
import { listAudience } from '../../oauth/identify-grant.ts'
import { answerOAuthError, NO_STORE } from '../../oauth/oauth-error.ts'
import { REVOCATION_PATH } from '../../oauth/oauth-names.ts'
import { OAUTH_ERROR_RESPONSES } from '../../oauth/oauth-responses.ts'
import { createClientError } from '../../oauth/read-client.ts'
import { revokeTokenBody } from '../../schemas/oauth-schema.ts'

const SCOPE = 'write:keys'
const REASON = 'sent to /oauth2/revoke'

export const revokeTokenEndpoint = defineEndpoint({
  method: 'post',
  path: REVOCATION_PATH,
  operationId: 'revokeToken',
  tag: 'Tokens',
  summary: 'Revoke a token or key',
  description:
    'A key, as client, may revoke itself and its tokens; an admin key with the scope ' +
    '`write:keys` may revoke all. It holds from the moment of the answer. Of what is not valid ' +
    '(any more) the answer is 200, too.',
  scope: null,
  isOAuth: true,
  body: revokeTokenBody,
  bodyExample: { token: 'eyJ…' },
  responses: { 200: { description: 'It is not valid any more.' }, ...OAUTH_ERROR_RESPONSES },
  async handle(call) {
    const { deps, body } = call
    const revoker = await authorizeRevoker(call)
    const { principal, isAdmin } = revoker
    // Any client may ask here, and takes nothing from its limits: it must not guess without end.
    const guesser = isAdmin ? undefined : attemptsFromOf(call.request)
    const live = await identifySubject(deps.engine, body.token, listAudience(body), guesser)
    if (live === undefined) return answerDone(null)
    if (!isAdmin && principal.id !== live.key.id) {
      return answerOAuthError('unauthorized_client', 'It is not of the key that asks.')
    }
    if (live.token === null) await revokeKey(deps.engine, principal, live.key.id, REASON)
    else await revokeToken(deps.engine, principal, live.token)
    const target = live.token?.jti ?? live.key.id
    const { requestId, operation } = call.request
    deps.logger.info({ requestId, actor: principal.id, operation, target }, 'changed')
    return answerDone(target)
  },
})

function answerDone(target: string | null): Answer {
  return { status: 200, body: null, headers: { ...NO_STORE, 'content-length': '0' }, target }
}

interface Revoker {
  readonly principal: Principal
  /** May revoke what is not its own. */
  readonly isAdmin: boolean
}

async function authorizeRevoker(call: ClientCall): Promise<Revoker> {
  const { deps, denials, request } = call
  const claim = await readClientClaim(call)
  if (claim.kind === 'none') throw createClientError()
  if (claim.kind === 'key') {
    const key = await authorizeAdmin(deps, denials, request, [SCOPE])
    return { principal: await toPrincipal(deps, key, request), isAdmin: true }
  }
  const live = await authorizeClient(call, claim, [])
  const isAdmin = live.key.apiId === BUILTIN_API_ID && live.grants.allows(SCOPE)
  return { principal: principalOf(live, request), isAdmin }
}
