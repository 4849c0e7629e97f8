/** Decides what the upstream is told of the key that a request came with; never its secret. */
import { isPromise, type MaybePromise } from '../base/maybe-promise.ts'
import type { ApiWithRoles } from '../engine/apis/api-record.ts'
import type { KeyRecord } from '../engine/keys/key-record.ts'
import { listEffectiveScopes } from '../engine/keys/list-effective-scopes.ts'
import type { IdentitySigner } from '../engine/tokens/identity-signer.ts'

const made = new WeakMap<KeyRecord, { readonly token: string; readonly fields: string[] }>()

/** `X-Keyward-Key-Id`, `-Owner`, `-Scopes` and the signed `-Identity`, as a flat list. */
export function createIdentityFields(
  signer: IdentitySigner,
  key: KeyRecord,
  source: ApiWithRoles,
  nowMs: number,
): MaybePromise<readonly string[]> {
  const token = signer.sign(key, source, nowMs)
  if (isPromise(token)) return token.then((signed) => toFields(key, source, signed))
  return toFields(key, source, token)
}

function toFields(key: KeyRecord, source: ApiWithRoles, token: string): readonly string[] {
  const known = made.get(key)
  if (known !== undefined && known.token === token) return known.fields
  const scopes = [...new Set(listEffectiveScopes(key, source))].join(' ')
  const fields = ['x-keyward-key-id', key.id]
  if (key.owner !== null) fields.push('x-keyward-owner', key.owner)
  fields.push('x-keyward-scopes', scopes, 'x-keyward-identity', token)
  made.set(key, { token, fields })
  return fields
}
