/** Decides what the options of `protect` and `init` declare of an API; they go before the file. */
import { KeywardError } from '../../base/errors.ts'
import type { ApiChanges } from '../../engine/apis/api-settings.ts'
import type { CliContext } from '../cli-context.ts'
import { deriveFromFile } from '../openapi/derive-from-file.ts'
import { checkDeclared, type DeclaredApi } from './declared-api.ts'

export interface ApiOptions {
  readonly upstream: string | undefined
  readonly prefix: string | undefined
  readonly openapi: string | undefined
}

/** `base` is what the file declares of it. Error `usage_error` naming the option. */
export async function declareFromOptions(
  context: Pick<CliContext, 'warn'>,
  id: string,
  { upstream, prefix, openapi }: ApiOptions,
  base: DeclaredApi | undefined,
): Promise<DeclaredApi> {
  const mounted = upstream ?? base?.settings.upstream
  const derived = await deriveFromFile(context, openapi, mounted)
  const settings: ApiChanges = {
    ...base?.settings,
    ...(upstream === undefined ? {} : { upstream }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(derived === null ? {} : { routes: derived.routes, scopes: derived.scopes }),
  }
  const declared: DeclaredApi = {
    id,
    settings,
    addsScopes: derived !== null || (base?.addsScopes ?? false),
    roles: base?.roles ?? new Map(),
  }
  checkDeclared(declared, (pointer, message) => {
    const option = OPTIONS[pointer]
    const detail = option === undefined ? `${pointer} ${message}` : `${option} ${message}`
    throw new KeywardError('usage_error', { detail })
  })
  return declared
}

const OPTIONS: Readonly<Record<string, string>> = {
  '/id': '--api',
  '/prefix': '--prefix',
  '/upstream': '--upstream',
}
