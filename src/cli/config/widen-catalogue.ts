/** Decides that keys with scopes which no operation needs can still be imported, and are told. */
import { coversScope, isNeededScope } from '../../engine/policy/scope.ts'
import type { SourceRow } from '../import/import-source.ts'
import type { DeclaredApi } from './declared-api.ts'

export interface Widened {
  readonly declared: DeclaredApi
  /** Scopes that keys hold, and that the derived catalogue did not have. */
  readonly added: readonly string[]
}

/** A catalogue that was derived from a document grows by the scopes of the rows. */
export function widenCatalogue(declared: DeclaredApi, rows: readonly SourceRow[]): Widened {
  const { scopes = [] } = declared.settings
  if (scopes.length === 0) return { declared, added: [] }
  const held = rows.flatMap(({ row }) => (Array.isArray(row['scopes']) ? row['scopes'] : []))
  const added = [...new Set(held)].filter(
    (scope) =>
      typeof scope === 'string' &&
      isNeededScope(scope) &&
      !scopes.some(({ name }) => coversScope(scope, name)),
  )
  const more = added.map((name) => ({ name, description: 'held by imported keys' }))
  const settings = { ...declared.settings, scopes: [...scopes, ...more] }
  return { declared: { ...declared, settings }, added }
}
