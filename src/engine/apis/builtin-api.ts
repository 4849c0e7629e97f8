/** Sets up the built-in API, whose keys guard the management API itself. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import { type ApiRecord, BUILTIN_API_ID, type ScopeDescription } from './api-record.ts'
import { DEFAULT_KEY_POLICY } from './key-policy.ts'

/** What an admin key can be allowed to do. */
export const ADMIN_SCOPES: readonly ScopeDescription[] = [
  { name: 'read:apis', description: 'List and show APIs' },
  { name: 'write:apis', description: 'Create, change and delete APIs' },
  { name: 'read:keys', description: 'List, show and explain keys' },
  { name: 'write:keys', description: 'Create, import, change and revoke keys' },
  { name: 'verify:keys', description: 'Ask whether a request with a key may pass' },
  { name: 'read:roles', description: 'List and show roles' },
  { name: 'write:roles', description: 'Create, change and delete roles' },
  { name: 'read:scans', description: 'List and show scans, their reports and schedules' },
  { name: 'write:scans', description: 'Start and cancel scans, set and end schedules' },
  { name: 'read:usage', description: 'Show how keys are used' },
  { name: 'read:audit', description: 'List, follow and export the audit log' },
  { name: 'read:evidence', description: 'Make evidence for auditors' },
  { name: 'read:revocations', description: 'Read the feed of revocations' },
  { name: 'read:signing-keys', description: 'List the keys that sign tokens' },
  { name: 'write:signing-keys', description: 'Rotate the keys that sign tokens' },
  { name: 'report:leaks', description: 'Report leaked keys and tokens' },
  { name: 'read:metrics', description: 'Read /metrics' },
]

/** Makes the built-in API when the store is new, and brings its catalogue up to date. */
export async function ensureBuiltinApi(engine: Engine): Promise<{ isNew: boolean }> {
  const nowMs = engine.clock.nowMs()
  const existing = await engine.storage.findApi(BUILTIN_API_ID)
  if (existing === undefined) {
    await engine.storage.insertApi(createBuiltinApi(nowMs), null)
    return { isNew: true }
  }
  if (JSON.stringify(existing.api.scopes) !== JSON.stringify(ADMIN_SCOPES)) {
    const { api } = existing
    const version = api.version + 1
    await engine.storage.updateApi({ ...api, scopes: ADMIN_SCOPES, updatedAtMs: nowMs, version })
  }
  return { isNew: false }
}

function createBuiltinApi(nowMs: number): ApiRecord {
  return {
    id: BUILTIN_API_ID,
    name: 'Keyward management API',
    prefix: BUILTIN_API_ID,
    upstream: null,
    scopes: ADMIN_SCOPES,
    routes: [],
    rateLimits: [],
    quota: null,
    keyPolicy: DEFAULT_KEY_POLICY,
    importedForms: [],
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    version: 1,
  }
}

/** Error `builtin_api`: its routes, prefix and catalogue are part of the program. */
export function refuseBuiltinApi(id: string): void {
  if (id === BUILTIN_API_ID) throw new KeywardError('builtin_api')
}
