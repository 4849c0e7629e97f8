/** Decides which routes and scopes an OpenAPI 3.x or Swagger 2.0 document stands for. */

import { isRecord } from '../../base/document/is-record.ts'
import {
  type FoundOperation,
  listOperations,
  readRoot,
} from '../../base/document/list-operations.ts'
import type { SourceDocument } from '../../base/document/parse-source.ts'
import { References } from '../../base/document/references.ts'
import { KeywardError } from '../../base/errors.ts'
import { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { checkRoutes } from '../../engine/apis/check-routes.ts'
import { isParameter } from '../../engine/policy/route-matcher.ts'
import type { ScopeInput } from '../bodies/api-body.ts'
import type { RouteInput } from '../bodies/parse-route.ts'
import { chooseScopes } from './choose-scopes.ts'
import { describeScopes } from './describe-scopes.ts'
import { folderDocuments } from './folder-documents.ts'
import { listBasePaths } from './list-base-paths.ts'

export interface Derivation {
  readonly routes: readonly RouteInput[]
  /** Every scope that a route needs, with what it is for; none when there are too many. */
  readonly scopes: readonly ScopeInput[]
  /** What could not be used, or was understood otherwise than it may be meant. */
  readonly problems: readonly { readonly at: string; readonly message: string }[]
}

/**
 * Goes on with what is valid: an operation that cannot be used is told and, having no route,
 * denied. Error `openapi_invalid` when it is no such document, or nothing of it can be used:
 * without any route the REST convention would apply in its place.
 */
export async function deriveRoutes(
  source: SourceDocument,
  folder: string,
  upstreamPath: string,
): Promise<Derivation> {
  const root = readRoot(source)
  if (!isRecord(root['paths'])) {
    const errors = [{ at: source.locate(['paths']), message: 'has no paths' }]
    throw new KeywardError('openapi_invalid', { errors })
  }
  const derived = new Derived(root, upstreamPath)
  for (const { at, message } of source.duplicates) derived.tell(at, message)
  const references = new References(source, folderDocuments(folder))
  for (const value of Object.values(root['paths'])) await references.open({ value, source })
  for (const found of listOperations(root, source, references)) {
    if ('problem' in found) derived.tell(found.at, found.problem)
    else derived.addOperation(found)
  }
  return derived.finish(source.file)
}

class Derived {
  readonly #root: Readonly<Record<string, unknown>>
  readonly #upstreamPath: string
  readonly #routes = new Map<string, RouteInput>()
  readonly #problems: { at: string; message: string }[] = []

  constructor(root: Readonly<Record<string, unknown>>, upstreamPath: string) {
    this.#root = root
    this.#upstreamPath = upstreamPath
  }

  tell(at: string, message: string): void {
    this.#problems.push({ at, message })
  }

  addOperation({ method, path, item, operation, at }: FoundOperation): void {
    const owners = [operation, item, this.#root]
    for (const base of listBasePaths(owners, this.#root['basePath'], this.#upstreamPath)) {
      this.#addRoute(at, method, base, path, operation)
    }
  }

  #addRoute(
    at: string,
    method: string,
    base: string,
    ownPath: string,
    operation: Readonly<Record<string, unknown>>,
  ): void {
    const path = toTemplate(base + ownPath)
    const name = `${method} ${path}`
    const general = this.#root['security']
    // What stands before every path is seldom the resource.
    const needs = chooseScopes(operation['security'], general, method, [ownPath, path])
    if (needs === null) {
      this.tell(at, `${name} names no scope and no resource; left out, so it is denied`)
      return
    }
    for (const remark of needs.remarks) this.tell(at, `${name} ${remark}`)
    const route = { method, path, scopes: needs.scopes, public: needs.public, cost: 1 }
    const why = findRefusal(route)
    if (why !== undefined) {
      this.tell(at, `${name} ${why}; left out, so it is denied`)
      return
    }
    const shape = `${method} ${path.replace(/\{[^}]*?(\*?)\}/g, '{$1}')}`
    const known = this.#routes.get(shape)
    if (known === undefined) this.#routes.set(shape, route)
    else {
      this.tell(at, `${name} is the same as ${known.path}; what needs more counts`)
      if (known.public || route.scopes.length > known.scopes.length) this.#routes.set(shape, route)
    }
  }

  finish(file: string): Derivation {
    const routes = [...this.#routes.values()]
    if (routes.length === 0 || routes.length > limits.routesPerApiMax) {
      const max = limits.routesPerApiMax
      const message =
        routes.length === 0 ? 'no operation can be used' : `has more than ${max} routes`
      const errors = [...this.#problems, { at: file, message }]
      throw new KeywardError('openapi_invalid', { errors })
    }
    const scopes = describeScopes(routes, this.#root)
    if (scopes.length <= limits.scopesPerApiMax) return { routes, scopes, problems: this.#problems }
    const message = `needs ${scopes.length} scopes, too many for a catalogue; any can be granted`
    return { routes, scopes: [], problems: [...this.#problems, { at: file, message }] }
  }
}

/** As the engine wants templates: no slash at the end, and parameter names that it reads. */
function toTemplate(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '')
  const named = segments.map((segment, index) =>
    isParameter(segment) && !/^\{[A-Za-z_][A-Za-z0-9_.-]*\}$/.test(segment)
      ? `{p${index + 1}}`
      : segment,
  )
  return `/${named.join('/')}`
}

function findRefusal(route: RouteInput): string | undefined {
  const problems = new FieldProblems()
  checkRoutes(problems, [route])
  try {
    problems.throwIfAny()
    return undefined
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error
    return error.details.errors?.[0]?.message
  }
}
