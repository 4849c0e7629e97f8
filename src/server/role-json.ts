/** Decides how a role is told over HTTP. */
import type { RoleRecord } from '../engine/apis/api-record.ts'
import { formatInstant } from './schemas/instant-schema.ts'

export function toRoleJson(role: RoleRecord) {
  return {
    api: role.apiId,
    name: role.name,
    description: role.description,
    scopes: role.scopes,
    createdAt: formatInstant(role.createdAtMs),
    updatedAt: formatInstant(role.updatedAtMs),
    version: role.version,
  }
}
