/** Decides what a `security` of OpenAPI asks for: one of several alternatives. */
import { isRecord } from './is-record.ts'

export interface SecurityAlternative {
  /** All of these together; none for an empty one, which lets everybody in. */
  readonly schemes: readonly string[]
  readonly scopes: readonly string[]
}

export function listAlternatives(security: unknown): SecurityAlternative[] {
  if (!Array.isArray(security)) return []
  return security.filter(isRecord).map((requirement) => ({
    schemes: Object.keys(requirement),
    scopes: Object.values(requirement)
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .filter((scope) => typeof scope === 'string'),
  }))
}
