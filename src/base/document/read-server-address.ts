/** Decides what the address of a server of OpenAPI 3.x is, its variables filled in. */
import { isRecord } from './is-record.ts'

/** May be relative. A variable that has no value stays as it is; null when there is no address. */
export function readServerAddress(server: unknown): string | null {
  if (!isRecord(server) || typeof server['url'] !== 'string') return null
  const variables = isRecord(server['variables']) ? server['variables'] : {}
  return server['url'].replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined
    const value = isRecord(variable) ? variable['default'] : undefined
    return value === undefined ? whole : String(value)
  })
}
