/** Decides how an API is told over HTTP. */
import type { ApiRecord } from '../engine/apis/api-record.ts'
import { formatInstant } from './schemas/instant-schema.ts'

export function toApiJson(api: ApiRecord) {
  return {
    id: api.id,
    name: api.name,
    prefix: api.prefix,
    upstream: api.upstream,
    scopes: api.scopes,
    routes: api.routes,
    rateLimits: api.rateLimits,
    quota: api.quota,
    keyPolicy: api.keyPolicy,
    createdAt: formatInstant(api.createdAtMs),
    updatedAt: formatInstant(api.updatedAtMs),
    version: api.version,
  }
}
