/** Finds the roles that scopes of a token come from: those whose change it must not outlive. */
import type { LiveKey } from '../keys/live-key.ts'
import { coversScope } from '../policy/scope.ts'

/**
 * In the order of the key. None for what the key holds by itself; all that give a scope where
 * several do. Of what a token is made into, too: its scopes are what the key holds now.
 */
export function listRolesBehind(
  { stored, source }: LiveKey,
  scopes: readonly string[],
): readonly string[] {
  if (stored.roles.length === 0) return []
  const lent = scopes.filter((scope) => !isCovered(stored.scopes, scope))
  return stored.roles.filter((name) => {
    const given = source.roles.get(name)?.scopes ?? []
    return lent.some((scope) => isCovered(given, scope))
  })
}

function isCovered(granted: readonly string[], scope: string): boolean {
  return granted.some((each) => coversScope(each, scope))
}
