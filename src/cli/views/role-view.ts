/** Decides how roles are shown to people. */
import { formatFields } from '../text/format-fields.ts'
import type { Column } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { RoleJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

export const roleColumns: readonly Column<RoleJson>[] = [
  { title: 'name', cell: ({ name }) => name },
  { title: 'scopes', cell: ({ scopes }) => scopes.join(' '), isElastic: true },
  { title: 'description', cell: ({ description }) => description, isElastic: true },
]

export function viewRole(role: RoleJson, style: Style): string {
  return formatFields(
    [
      ['name', role.name],
      ['api', role.api],
      ['scopes', role.scopes.join(' ')],
      ['description', role.description],
      ['created', formatTime(role.createdAt)],
      ['updated', formatTime(role.updatedAt)],
      ['version', String(role.version)],
    ],
    style,
  )
}
