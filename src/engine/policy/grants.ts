/** Decides which scopes a key holds, its own and those of its roles, and which are missing. */
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { coversScope } from './scope.ts'

/** A scope and where it comes from. */
export interface Grant {
  readonly scope: string
  /** Null: granted to the key itself. */
  readonly role: string | null
}

/** All grants of a key, its own first, then those of its roles in their order. */
export function listGrants(key: KeyRecord, { roles }: ApiWithRoles): Grant[] {
  const own = key.scopes.map((scope): Grant => ({ scope, role: null }))
  const byRole = key.roles.flatMap((name) =>
    (roles.get(name)?.scopes ?? []).map((scope): Grant => ({ scope, role: name })),
  )
  return [...own, ...byRole]
}

/** The grants of one key, prepared so that the usual question is one look-up. */
export class GrantSet {
  readonly grants: readonly Grant[]
  readonly #exact: ReadonlySet<string>
  readonly #wild: readonly string[]

  constructor(grants: readonly Grant[]) {
    this.grants = grants
    this.#exact = new Set(grants.map((grant) => grant.scope))
    this.#wild = [...this.#exact].filter((scope) => scope.includes('*'))
  }

  allows(needed: string): boolean {
    if (this.#exact.has(needed)) return true
    for (const scope of this.#wild) if (coversScope(scope, needed)) return true
    return false
  }

  /** The first grant that gives `needed`. */
  findGrant(needed: string): Grant | undefined {
    return this.grants.find((grant) => coversScope(grant.scope, needed))
  }

  /** Those of `needed` that no grant gives, in their order; the same empty list when none. */
  listMissing(needed: readonly string[]): readonly string[] {
    for (const scope of needed) {
      if (!this.allows(scope)) return needed.filter((each) => !this.allows(each))
    }
    return NONE
  }
}

const NONE: readonly string[] = []
