/** Decides what the declaration of an API asks for, in the file or by options; checks it whole. */
import { KeywardError } from '../../base/errors.ts'
import {
  type ApiChanges,
  type ApiSettings,
  checkApiId,
  checkApiSettings,
} from '../../engine/apis/api-settings.ts'
import { createDefaultPrefix } from '../../engine/apis/create-api.ts'
import { DEFAULT_KEY_POLICY } from '../../engine/apis/key-policy.ts'
import { checkRoleSettings, type RoleSettings } from '../../engine/roles/role-settings.ts'
import { mergeRoutes, mergeScopes } from '../bodies/api-body.ts'
import type { CliContext } from '../cli-context.ts'
import { deriveFromFile } from '../openapi/derive-from-file.ts'
import { parseQuota, parseRateLimit } from '../text/parse-limit.ts'
import type { ApiConfig } from './config-schema.ts'
import { declareKeyPolicy } from './declare-key-policy.ts'
import { createConfigError, type ReadConfig } from './read-config.ts'

export interface DeclaredApi {
  readonly id: string
  /** Only what is declared; the rest stays as it is in the store. */
  readonly settings: ApiChanges
  /** True when scopes come from a document: those that are known already stay known. */
  readonly addsScopes: boolean
  readonly roles: ReadonlyMap<string, RoleSettings>
}

/** Every API of the file. Error `config_invalid` naming line and column of each mistake. */
export async function declareApis(
  context: Pick<CliContext, 'warn'>,
  read: ReadConfig,
): Promise<DeclaredApi[]> {
  const declared: DeclaredApi[] = []
  const errors: { at: string; message: string }[] = []
  const documents: KeywardError[] = []
  for (const [id, config] of Object.entries(read.config.apis ?? {})) {
    const tell = (pointer: string, message: string) => {
      const parts = pointer.split('/').slice(1)
      const path = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
      const isId = pointer === '/id'
      const at = read.source.locate(['apis', id, ...(isId ? [] : path)])
      errors.push({ at, message: `${parts.join('.')} ${message}` })
    }
    const api = await declareApi(context, id, config, read, { tell, documents })
    checkDeclared(api, tell)
    declared.push(api)
  }
  const [wrongDocument] = documents
  if (errors.length === 0 && wrongDocument !== undefined) throw wrongDocument
  const ofDocuments = documents.flatMap(({ details }) => details.errors ?? [])
  if (errors.length > 0) throw createConfigError([...errors, ...ofDocuments])
  return declared
}

/** Where what is wrong is put, so that all of it is told at once. */
interface Wrong {
  readonly tell: Tell
  /** `openapi_invalid`, each of a document that the file names. */
  readonly documents: KeywardError[]
}

type Tell = (pointer: string, message: string) => void

async function declareApi(
  context: Pick<CliContext, 'warn'>,
  id: string,
  config: ApiConfig,
  { resolvePath }: ReadConfig,
  { tell, documents }: Wrong,
): Promise<DeclaredApi> {
  const { name, prefix, upstream, openapi } = config
  const file = openapi === undefined ? undefined : resolvePath(openapi)
  const derived = await deriveFromFile(context, file, upstream).catch((error: unknown) => {
    if (!(error instanceof KeywardError)) throw error
    if (error.code === 'openapi_invalid') documents.push(error)
    else tell('/openapi', `cannot be read: ${error.message}`)
    return null
  })
  const scopes = (config.scopes ?? []).map((scope) =>
    typeof scope === 'string'
      ? { name: scope, description: '' }
      : { name: scope.name, description: scope.description ?? '' },
  )
  const routes = (config.routes ?? []).map((route) => ({
    method: route.method,
    path: route.path,
    scopes: route.scopes ?? [],
    public: route.public ?? false,
    cost: route.cost ?? 1,
  }))
  const roles = Object.entries(config.roles ?? {}).map(
    ([role, { description = '', scopes: granted }]) =>
      [role, { description, scopes: granted }] as const,
  )
  const hasScopes = config.scopes !== undefined || derived !== null
  const hasRoutes = config.routes !== undefined || derived !== null
  return {
    id,
    settings: {
      ...(name === undefined ? {} : { name }),
      ...(prefix === undefined ? {} : { prefix }),
      ...(upstream === undefined ? {} : { upstream }),
      ...(hasScopes ? { scopes: mergeScopes(scopes, derived?.scopes ?? []) } : {}),
      ...(hasRoutes ? { routes: mergeRoutes(routes, derived?.routes ?? []) } : {}),
      ...declareLimits(config),
      ...declareKeyPolicy(config.keyPolicy),
    },
    addsScopes: derived !== null,
    roles: new Map(roles),
  }
}

/** The schema has looked at the form of the words. */
function declareLimits(config: ApiConfig): Partial<Pick<ApiSettings, 'rateLimits' | 'quota'>> {
  const rateLimits = config.rateLimits?.map((given) => {
    const parsed = typeof given === 'string' ? parseRateLimit(given) : given
    return { name: 'default', limit: 1, windowMs: 1_000, ...parsed, per: parsed?.per ?? 'key' }
  })
  const { quota } = config
  const parsed = typeof quota === 'string' ? parseQuota(quota) : quota
  return {
    ...(rateLimits === undefined ? {} : { rateLimits }),
    ...(parsed === undefined
      ? {}
      : { quota: parsed === null ? null : { ...parsed, per: parsed.per ?? 'key' } }),
  }
}

/** What is left out is judged as a new API would have it. */
export function checkDeclared({ id, settings, roles }: DeclaredApi, tell: Tell): void {
  const whole: ApiSettings = {
    name: id,
    prefix: createDefaultPrefix(id),
    upstream: null,
    scopes: [],
    routes: [],
    rateLimits: [],
    quota: null,
    ...settings,
    keyPolicy: { ...DEFAULT_KEY_POLICY, ...settings.keyPolicy },
  }
  collect('', tell, () => checkApiId(id))
  collect('', tell, () => checkApiSettings(whole))
  // Scopes of a role are judged by the catalogue that will be there.
  const api = { ...whole, id, importedForms: [], createdAtMs: 0, updatedAtMs: 0, version: 1 }
  for (const [name, role] of roles) {
    collect(`/roles/${name}`, tell, () => checkRoleSettings(name, role, api))
  }
}

function collect(prefix: string, tell: Tell, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof KeywardError) || error.details.errors === undefined) throw error
    for (const { at, message } of error.details.errors) tell(`${prefix}${at}`, message)
  }
}
