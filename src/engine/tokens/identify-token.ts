/** Decides which key an access token stands for now: a live token of a key of this API, or none. */
import type { ApiRecord, ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord, SecretVersion } from '../keys/key-record.ts'
import { LiveKey, type Proof } from '../keys/live-key.ts'
import { isLiveSecret } from '../keys/secret-versions.ts'
import type { AccessToken } from './access-token.ts'
import { narrowKey } from './narrow-key.ts'
import { readAccessToken } from './read-access-token.ts'

interface PresentedToken {
  readonly text: string
  /** By which the text is remembered. */
  readonly digest: string
  readonly nowMs: number
}

/**
 * The key as far as the token goes. What has become of the key since then counts: one that was
 * revoked is revoked, scopes that it lost are lost. One that has expired is answered, as expired.
 */
export async function identifyToken(
  engine: Engine,
  source: ApiWithRoles,
  { text, digest, nowMs }: PresentedToken,
): Promise<LiveKey | 'not_found'> {
  const { tokens, storage } = engine
  const { epoch } = tokens.signingKeys
  const token = await readAccessToken(tokens, text, nowMs)
  if (token === undefined) return 'not_found'
  const key = await storage.findKey(token.keyId)
  // Both may have happened while the key was looked up.
  if (tokens.revoked.has(token) || tokens.signingKeys.epoch !== epoch) return 'not_found'
  if (key === undefined || key.apiId !== source.api.id) return 'not_found'
  const secret = key.secrets.find(({ version }) => version === token.secretVersion)
  if (secret === undefined || !isLiveSecret(secret, nowMs)) return 'not_found'
  const live = prepareToken(key, source, secret, { claims: token, epoch })
  if (live === undefined) return 'not_found'
  engine.warmKeys.remember(digest, live)
  return live
}

/** Its audience must be the API, or one that the API still goes by. */
function isForApi({ apiId, audience }: AccessToken, { id, keyPolicy }: ApiRecord): boolean {
  if (apiId !== id) return false
  return audience.some((each) => each === id || keyPolicy.tokenAudiences.includes(each))
}

/** The key through a token of it that has been checked; undefined: it is for somebody else. */
export function prepareToken(
  key: KeyRecord,
  source: ApiWithRoles,
  secret: SecretVersion,
  { claims, epoch }: Omit<NonNullable<Proof['token']>, 'stored'>,
): LiveKey | undefined {
  if (!isForApi(claims, source.api)) return undefined
  const narrowed = narrowKey(key, source, claims, secret.expiresAtMs)
  return new LiveKey(narrowed, source, {
    endsAtMs: narrowed.expiresAtMs ?? Number.POSITIVE_INFINITY,
    endingSecretVersion: secret.expiresAtMs === null ? null : secret.version,
    token: { claims, stored: key, epoch },
  })
}
