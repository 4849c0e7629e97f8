/** Decides what the address of a server of OpenAPI 3.x is, its variables filled in. */
import { limits } from '../limits.ts'
import { isRecord } from './is-record.ts'

/**
 * May be relative. A variable that has no value stays as it is; null when there is no address, or
 * one that is longer than any URL, since variables can make it grow without end.
 */
export function readServerAddress(server: unknown): string | null {
  if (!isRecord(server) || typeof server['url'] !== 'string') return null
  const { url } = server
  if (url.length > limits.urlLengthMax) return null
  const variables = isRecord(server['variables']) ? server['variables'] : {}
  const address = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined
    const value = isRecord(variable) ? variable['default'] : undefined
    // One that is too long makes the address so, however much of it is taken.
    return isPlain(value) ? String(value).slice(0, limits.urlLengthMax + 1) : whole
  })
  return address.length > limits.urlLengthMax ? null : address
}

/** An object need not have a text. */
function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
