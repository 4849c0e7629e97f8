/** Decides which scopes can be granted in an API: well-formed ones that its catalogue knows. */
import type { FieldProblems } from '../../base/field-problems.ts'
import type { ApiRecord } from '../apis/api-record.ts'
import { coversScope, isGrantedScope } from './scope.ts'

/** `held` are those granted before: a scope that left the catalogue may stay where it is. */
export function checkGrantedScopes(
  problems: FieldProblems,
  scopes: readonly string[],
  api: ApiRecord,
  countMax: number,
  held: readonly string[],
): void {
  problems.check(scopes.length <= countMax, '/scopes', `must have at most ${countMax} entries`)
  for (const [index, scope] of scopes.slice(0, countMax).entries()) {
    const at = `/scopes/${index}`
    const isWellFormed = problems.check(
      isGrantedScope(scope),
      at,
      'must be action:resource such as read:users; * may stand for one whole part',
    )
    const isFree = held.includes(scope) || isInCatalogue(scope, api)
    if (isWellFormed) problems.check(isFree, at, notInCatalogue(api))
  }
}

/** A wildcard is fine when it covers something in the catalogue. */
export function isInCatalogue(scope: string, { scopes }: ApiRecord): boolean {
  return scopes.length === 0 || scopes.some(({ name }) => coversScope(scope, name))
}

function notInCatalogue({ scopes }: ApiRecord): string {
  const known = scopes.slice(0, 10).map(({ name }) => name)
  const more = scopes.length > 10 ? ', …' : ''
  return `is not in the scope catalogue of this API (${known.join(', ')}${more})`
}
