/** Makes a key and shows its secret, this once; or one that signs, whose secret we never see. */
import type { JWK } from 'jose'
import type { SecretText } from '../../base/secret-text.ts'
import { getApi } from '../apis/get-api.ts'
import { defaultExpiry } from '../apis/key-policy.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import { createOnce, type IdempotencyClaim } from '../idempotency.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import {
  createPublicKeyVersion,
  refuseSigningAdmin,
  SIGNING_KEY_HINT,
} from '../signatures/create-public-key-version.ts'
import { getKey } from './get-key.ts'
import { hashSecret } from './hash-secret.ts'
import { createKeyText, hintOfKey } from './key-format.ts'
import type { KeyRecord } from './key-record.ts'
import { checkKeySettings, DEFAULT_KEY_SETTINGS, type KeySettings } from './key-settings.ts'
import { listEffectiveScopes } from './list-effective-scopes.ts'

export interface CreateKeyRequest {
  readonly apiId: string
  readonly settings: Partial<KeySettings>
  /** Of Ed25519: its holder signs requests, and there is no key text at all. */
  readonly publicKey?: string | JWK | undefined
  readonly idempotency: IdempotencyClaim | null
}

export interface CreatedKey {
  readonly key: KeyRecord
  /** Null when there is none, and when it was shown before: a secret is shown once. */
  readonly secret: SecretText | null
  /** True when the Idempotency-Key was used before. */
  readonly isRepeated: boolean
}

/** Errors: `api_not_found`, `invalid_request`, `scope_escalation`, `idempotency_key_reused`. */
export async function createKey(
  engine: Engine,
  principal: Principal,
  request: CreateKeyRequest,
): Promise<CreatedKey> {
  const source = await getApi(engine, request.apiId)
  const { notBeforeMs = null } = request.settings
  const expiresAtMs = defaultExpiry(source.api.keyPolicy, engine.clock.nowMs(), notBeforeMs)
  const asked = { ...DEFAULT_KEY_SETTINGS, expiresAtMs, ...request.settings }
  const settings = checkKeySettings(asked, source, { createdAtMs: engine.clock.nowMs() })
  checkMayGrant(principal, source.api.id, listEffectiveScopes(settings, source))
  const { publicKey } = request
  if (publicKey !== undefined) refuseSigningAdmin(source.api.id)
  const result = await createOnce(engine, principal, request.idempotency, async (recordFor) => {
    const nowMs = engine.clock.nowMs()
    const { publicId, text } = createKeyText(source.api.prefix, engine.fillRandom)
    const key: KeyRecord = {
      ...settings,
      id: `key_${publicId}`,
      apiId: source.api.id,
      hint: publicKey === undefined ? hintOfKey(source.api.prefix, publicId) : SIGNING_KEY_HINT,
      imported: false,
      revokedAtMs: null,
      revokedReason: null,
      exposedAtMs: null,
      exposedIn: null,
      quarantinedAtMs: null,
      quarantineReason: null,
      createdAtMs: nowMs,
      createdBy: principal.id,
      updatedAtMs: nowMs,
      version: 1,
      secrets: [
        publicKey === undefined
          ? hashSecret(engine.peppers.current, text.reveal(), {
              version: 1,
              nowMs,
              isImported: false,
            })
          : createPublicKeyVersion({ publicKey, version: 1, nowMs, others: [] }),
      ],
    }
    const target = { kind: 'key', id: key.id } as const
    const change = { tenant: key.apiId, action: 'key.created', target, atMs: nowMs } as const
    const trail = changeTrail(principal, { ...change, before: null, after: key })
    await engine.storage.insertKey(key, recordFor(key.id), trail)
    return { key, secret: publicKey === undefined ? text : null, isRepeated: false }
  })
  if ('made' in result) return result.made
  return { key: await getKey(engine, result.earlierId), secret: null, isRepeated: true }
}
