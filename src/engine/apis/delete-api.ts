/** Deletes an API that has no live keys left. */
import type { Engine } from '../engine.ts'
import { refuseBuiltinApi } from './builtin-api.ts'
import { getApi } from './get-api.ts'

/** Errors: `api_not_found`, `builtin_api`, `api_not_empty`. */
export async function deleteApi(engine: Engine, id: string): Promise<void> {
  refuseBuiltinApi(id)
  await getApi(engine, id)
  await engine.storage.deleteApi(id)
}
