/** Decides that names tell no secret either: of files, entries, parameters, hosts and authors. */
import type { Location } from '../../finding.ts'
import { maskFoundSecrets } from '../../secrets/mask-secrets.ts'
import type { LeakContext } from '../leak-finding.ts'
import { locate, type Place, type Position } from '../place.ts'

/** As `locate`, to be shown. */
export function showPlace(place: Place, position: Position): Location {
  const { path, container, original, commit, ...rest } = locate(place, position)
  return {
    path: maskFoundSecrets(path),
    ...rest,
    ...(container && { container: maskFoundSecrets(container) }),
    ...(original && { original: { ...original, path: maskFoundSecrets(original.path) } }),
    ...(commit && { commit: { ...commit, author: maskFoundSecrets(commit.author) } }),
  }
}

export function showContext(seen: LeakContext): LeakContext {
  const { name, host } = seen
  return {
    ...seen,
    name: name === null ? null : maskFoundSecrets(name),
    host: host === null ? null : maskFoundSecrets(host),
  }
}
