/** Decides which fields a JSON answer holds: each with its name, its value and its place. */
import { limits } from '../../../base/limits.ts'

export interface JsonField {
  /** Empty for an element of an array of plain values at the root. */
  readonly name: string
  /** Without positions, so that it is the same in the next scan: `data[].user.email`. */
  readonly path: string
  readonly value: unknown
  readonly parent: object
}

/** Breadth first, up to a bounded number of fields: answers are the target's choice. */
export function walkJson(root: unknown): readonly JsonField[] {
  const fields: JsonField[] = []
  const queue: { value: unknown; path: string; name: string }[] = [
    { value: root, path: '', name: '' },
  ]
  for (const next of queue) {
    const { value, path, name } = next
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      if (fields.length >= limits.probeJsonFieldsMax) return fields
      const isList = Array.isArray(value)
      const shown = showName(key)
      const childPath = isList ? `${path}[]` : path === '' ? shown : `${path}.${shown}`
      const childName = isList ? name : key
      fields.push({ name: childName, path: childPath, value: child, parent: value })
      queue.push({ value: child, path: childPath, name: childName })
    }
  }
  return fields
}

/** Harmless to print; a key that is an identifier or somebody's address says nothing. */
function showName(key: string): string {
  if (/^\d+$|^[0-9a-f-]{16,}$|[@/]/.test(key)) return '*'
  return key.slice(0, 64).replace(/[^\w$-]/g, '?')
}

/** `userName`, `user-name` and `User Name` are the same name: `user_name`. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s.]/g, '_')
    .toLowerCase()
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
