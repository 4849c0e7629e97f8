/** Decides which API a command is about when none was named: the only one there is. */
import { KeywardError } from '../../base/errors.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { ApiJson, PageJson } from '../wire.ts'
import type { Transport } from './transport.ts'

/** How many are named in the error; more would not help. */
const SHOWN = 10

/** Error `usage_error` naming those that there are, unless it is exactly one. */
export async function chooseApi(transport: Transport, named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  const page = (await transport.call('GET', `/v1/apis?limit=${SHOWN + 2}`)) as PageJson<ApiJson>
  const ids = page.items.map(({ id }) => id).filter((id) => id !== BUILTIN_API_ID)
  const [only] = ids
  if (only !== undefined && ids.length === 1) return only
  const shown = ids.slice(0, SHOWN).join(', ')
  const detail =
    only === undefined
      ? 'there is no API yet: `keyward apis create` makes one'
      : `name the API with --api: ${shown}${ids.length > SHOWN ? ', …' : ''}`
  throw new KeywardError('usage_error', { detail })
}
