/** Decides which scopes an operation needs: those it names, else those of the REST convention. */

import { listAlternatives } from '../../base/document/list-alternatives.ts'
import { RestConvention } from '../../engine/policy/rest-convention.ts'
import { isParameter } from '../../engine/policy/route-matcher.ts'
import { isNeededScope } from '../../engine/policy/scope.ts'

const convention = new RestConvention()

export interface Needs {
  readonly public: boolean
  readonly scopes: readonly string[]
  /** What is worth telling, although it went on. */
  readonly remarks: readonly string[]
}

/**
 * `own` is the operation's security, `general` the document's. Only an operation's own empty list
 * makes it public: a document without security says nothing about who may pass, so a key is asked
 * for. The convention looks for a resource in the `paths` in turn; null when there is none.
 */
export function chooseScopes(
  own: unknown,
  general: unknown,
  method: string,
  paths: readonly string[],
): Needs | null {
  if (Array.isArray(own) && own.length === 0) return { public: true, scopes: [], remarks: [] }
  const alternatives = listAlternatives(own ?? general)
  const remarks: string[] = []
  if (alternatives.some(({ schemes }) => schemes.length === 0)) {
    remarks.push('makes security optional; a key is asked for all the same')
  }
  const named = alternatives.map(({ scopes }) => scopes).filter(({ length }) => length > 0)
  const usable = named.filter((scopes) => scopes.every(isNeededScope))
  const [first] = usable
  if (first !== undefined) {
    const isAmbiguous = usable.some((scopes) => scopes.join() !== first.join())
    if (isAmbiguous) remarks.push(`has alternatives; ${first.join(' ')} is needed`)
    return { public: false, scopes: [...new Set(first)], remarks }
  }
  const [scopes = null] = paths
    .map((path) => findConventionScopes(method, path))
    .filter((found) => found !== null)
  if (scopes === null) return null
  if (named.length > 0) {
    const unusable = named.flat().filter((scope) => !isNeededScope(scope))
    remarks.push(
      `names ${[...new Set(unusable)].join(', ')}, which is not action:resource; ` +
        `${scopes.join(' ')} is needed by the REST convention`,
    )
  }
  return { public: false, scopes, remarks }
}

/** Parameters are no resources; of `users:batch` (a custom method) the resource is `users`. */
function findConventionScopes(method: string, path: string): readonly string[] | null {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '' && !isParameter(segment))
    .map((segment) => segment.replace(/:.*$/, ''))
  return convention.findRoute(method, segments)?.scopes ?? null
}
