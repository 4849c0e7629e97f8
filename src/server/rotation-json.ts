/** Decides how a rotation is told over HTTP. */
import type { Rotation } from '../engine/keys/get-rotation.ts'
import { formatInstant, formatInstantOrNull } from './schemas/instant-schema.ts'

export function toRotationJson(rotation: Rotation) {
  return {
    key: rotation.keyId,
    state: rotation.state,
    endsAt: formatInstantOrNull(rotation.endsAtMs),
    safeToFinish: rotation.isSafeToFinish,
    dueAt: formatInstantOrNull(rotation.dueAtMs),
    due: rotation.isDue,
    secrets: rotation.secrets.map((secret) => ({
      version: secret.version,
      state: secret.state,
      createdAt: formatInstant(secret.createdAtMs),
      endsAt: formatInstantOrNull(secret.endsAtMs),
      lastUsedAt: formatInstantOrNull(secret.lastUsedAtMs),
      lastUsedFrom: secret.lastUsedFrom,
      refusedCount: secret.refusedCount,
      lastRefusedAt: formatInstantOrNull(secret.lastRefusedAtMs),
      lastRefusedFrom: secret.lastRefusedFrom,
      lastRefusedUserAgent: secret.lastRefusedUserAgent,
    })),
  }
}
