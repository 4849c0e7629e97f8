/** Decides how declared APIs and roles get into the store: made or changed, never deleted. */
import { isDeepStrictEqual } from 'node:util'
import { KeywardError } from '../../base/errors.ts'
import type { ApiChanges } from '../../engine/apis/api-settings.ts'
import { createApi } from '../../engine/apis/create-api.ts'
import { updateApi } from '../../engine/apis/update-api.ts'
import type { Engine } from '../../engine/engine.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { createRole } from '../../engine/roles/create-role.ts'
import { updateRole } from '../../engine/roles/update-role.ts'
import { mergeScopes } from '../bodies/api-body.ts'
import type { DeclaredApi } from './declared-api.ts'

export interface Applied {
  /** `shop`, or `shop/reader` for a role. */
  readonly target: string
  readonly change: 'created' | 'updated'
  /** What was changed; empty for what is new. */
  readonly fields: readonly string[]
}

/** What is as declared already is left alone. Errors: those of the engine, naming the API. */
export async function applyDeclared(
  engine: Engine,
  declared: readonly DeclaredApi[],
): Promise<Applied[]> {
  const applied: Applied[] = []
  for (const api of declared) {
    try {
      applied.push(...(await applyApi(engine, api)), ...(await applyRoles(engine, api)))
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error
      const detail = `API ${api.id}: ${error.message}`
      throw new KeywardError(error.code, { ...error.details, detail }, { cause: error })
    }
  }
  return applied
}

async function applyApi(engine: Engine, declared: DeclaredApi): Promise<Applied[]> {
  const { id, settings, addsScopes } = declared
  const stored = (await engine.storage.findApi(id))?.api
  if (stored === undefined) {
    await createApi(engine, LOCAL_OPERATOR, { id, settings, idempotency: null })
    return [{ target: id, change: 'created', fields: [] }]
  }
  const wanted: ApiChanges =
    addsScopes && settings.scopes !== undefined
      ? { ...settings, scopes: mergeScopes(settings.scopes, stored.scopes) }
      : settings
  const { keyPolicy, ...rest } = wanted
  const isPolicySame = listDifferences(stored.keyPolicy, keyPolicy ?? {}).length === 0
  const fields = [...listDifferences(stored, rest), ...(isPolicySame ? [] : ['keyPolicy'])]
  if (fields.length === 0) return []
  await updateApi(engine, LOCAL_OPERATOR, id, wanted, stored.version)
  return [{ target: id, change: 'updated', fields }]
}

async function applyRoles(engine: Engine, { id, roles }: DeclaredApi): Promise<Applied[]> {
  const applied: Applied[] = []
  const stored = (await engine.storage.findApi(id))?.roles
  for (const [name, settings] of roles) {
    const target = `${id}/${name}`
    const existing = stored?.get(name)
    if (existing === undefined) {
      const request = { apiId: id, name, settings, idempotency: null }
      await createRole(engine, LOCAL_OPERATOR, request)
      applied.push({ target, change: 'created', fields: [] })
      continue
    }
    const fields = listDifferences(existing, settings)
    if (fields.length === 0) continue
    await updateRole(engine, LOCAL_OPERATOR, id, name, settings, existing.version)
    applied.push({ target, change: 'updated', fields })
  }
  return applied
}

function listDifferences<T extends object>(stored: T, wanted: Partial<T>): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => !isDeepStrictEqual(stored[name as keyof T], value))
    .map(([name]) => name)
}
