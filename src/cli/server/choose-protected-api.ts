/** Decides which API the gateway guards: the named one, else the only one, else a new one. */
import { KeywardError } from '../../base/errors.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { Engine } from '../../engine/engine.ts'
import type { DeclaredApi } from '../config/declared-api.ts'

export const API_DEFAULT = 'api'

/** Error `usage_error` when there are several and none is named. */
export async function chooseProtectedApi(
  engine: Engine,
  named: string | undefined,
  declared: readonly DeclaredApi[],
): Promise<string> {
  if (named !== undefined) return named
  const ids = declared.length > 0 ? declared.map(({ id }) => id) : await listStored(engine)
  const [only = API_DEFAULT, ...more] = ids
  if (more.length === 0) return only
  throw new KeywardError('usage_error', {
    detail: `name the API to protect with --api: ${ids.slice(0, 10).join(', ')}`,
  })
}

async function listStored(engine: Engine): Promise<string[]> {
  const { items } = await engine.storage.listApis({ cursor: null, size: 11 })
  return items.map(({ id }) => id).filter((id) => id !== BUILTIN_API_ID)
}
