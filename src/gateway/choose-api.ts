/** Decides which API a proxy asks about at /forward-auth: the one it names, or the only one. */
import { KeywardError } from '../base/errors.ts'
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import type { Engine } from '../engine/engine.ts'

export class ApiChooser {
  readonly #engine: Engine
  #only: { readonly id: string; readonly generation: number | undefined } | null = null

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** `url`: that of the question. Errors: `api_not_found`, `invalid_request` when not named. */
  async choose(url: string): Promise<string> {
    const mark = url.indexOf('?')
    if (mark < 0) return this.#chooseOnly()
    const named = url.startsWith('api=', mark + 1)
      ? decodeApiId(url.slice(mark + 5))
      : new URLSearchParams(url.slice(mark + 1)).get('api')
    if (named === BUILTIN_API_ID) throw new KeywardError('api_not_found')
    return named ?? this.#chooseOnly()
  }

  /** Asked of the storage only when something was written since. */
  async #chooseOnly(): Promise<string> {
    const { storage } = this.#engine
    const { generation } = storage
    const known = this.#only
    if (known !== null && generation !== undefined && known.generation === generation) {
      return known.id
    }
    const { items } = await storage.listApis({ cursor: null, size: 3 })
    const [only, ...more] = items.filter(({ id }) => id !== BUILTIN_API_ID)
    if (only === undefined) throw new KeywardError('api_not_found', { detail: 'There is no API.' })
    if (more.length > 0) {
      const detail = 'Name the API: /forward-auth?api=<id>.'
      throw new KeywardError('invalid_request', { detail })
    }
    this.#only = { id: only.id, generation }
    return only.id
  }
}

/** What stands behind `api=`; anything but a plain id is left to the general parser. */
function decodeApiId(text: string): string | null {
  if (/^[a-z0-9_-]+$/.test(text)) return text
  return new URLSearchParams(`api=${text}`).get('api')
}
