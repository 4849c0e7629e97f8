/** Decides which roles are valid: a name, a description and scopes of the API's catalogue. */
import { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import type { ApiRecord, RoleRecord } from '../apis/api-record.ts'
import { checkGrantedScopes } from '../policy/check-scopes.ts'
import { hasControlCharacters } from '../policy/check-text.ts'

export type RoleSettings = Pick<RoleRecord, 'description' | 'scopes'>

const ROLE_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/** Error `invalid_request` with every wrong field. `heldScopes` are those that it has already. */
export function checkRoleSettings(
  name: string,
  { description, scopes }: RoleSettings,
  api: ApiRecord,
  heldScopes: readonly string[] = [],
): void {
  const problems = new FieldProblems()
  problems.check(
    ROLE_NAME.test(name) && name.length <= limits.idLengthMax,
    '/name',
    `must be letters, digits, _, . and -, at most ${limits.idLengthMax}`,
  )
  problems.check(
    description.length <= limits.nameLengthMax && !hasControlCharacters(description),
    '/description',
    `must be at most ${limits.nameLengthMax} characters without control characters`,
  )
  checkGrantedScopes(problems, scopes, api, limits.scopesPerRoleMax, heldScopes)
  problems.throwIfAny()
}
