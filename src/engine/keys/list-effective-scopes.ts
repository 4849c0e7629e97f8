/** Says which scopes a key with these settings would hold, roles included. */
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { KeySettings } from './key-settings.ts'

export function listEffectiveScopes(
  { scopes, roles }: Pick<KeySettings, 'scopes' | 'roles'>,
  source: ApiWithRoles,
): string[] {
  return [...scopes, ...roles.flatMap((name) => source.roles.get(name)?.scopes ?? [])]
}
