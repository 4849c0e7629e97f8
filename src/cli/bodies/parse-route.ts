/** Decides how a route is written in one line: `GET /v1/users/{id} read:users cost=2`. */
import { KeywardError } from '../../base/errors.ts'

export interface RouteInput {
  readonly method: string
  readonly path: string
  readonly scopes: readonly string[]
  readonly public: boolean
  readonly cost: number
}

const FORM =
  '"GET /v1/users/{id} read:users", "GET /healthz public" or "POST /jobs write:jobs cost=5"'

/** Error `usage_error`. Scopes and path themselves are judged by the engine. */
export function parseRoute(text: string): RouteInput {
  const [method = '', path = '', ...needs] = text.trim().split(/\s+/)
  const cost = needs.find((need) => /^cost=\d{1,7}$/.test(need))
  const isPublic = needs.includes('public')
  const scopes = needs.filter((need) => need !== cost && need !== 'public')
  const isWhole = path !== '' && (isPublic ? scopes.length === 0 : scopes.length > 0)
  if (!isWhole) {
    throw new KeywardError('usage_error', { detail: `--route must be such as ${FORM}` })
  }
  return {
    method: method.toUpperCase(),
    path,
    scopes,
    public: isPublic,
    cost: cost === undefined ? 1 : Number(cost.slice('cost='.length)),
  }
}
