/** Decides, as `verifyKeyBody` does but by hand, whether a body asks for a verification. */
import { limits } from '../base/limits.ts'
import { parseAddress } from '../engine/policy/address.ts'
import { METHOD } from '../engine/policy/request-target.ts'
import { isNeededScope } from '../engine/policy/scope.ts'
import type { VerifyKeyBody } from './schemas/decision-schema.ts'

/**
 * The hottest body there is: the schema takes longer than the decision. It stays the authority:
 * what is refused here is parsed by it, and a test holds both to the same answers.
 */
export function isVerifyKeyBody(value: unknown): value is VerifyKeyBody {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const body = value as Readonly<Record<string, unknown>>
  for (const name in body) if (!isField(name, body[name])) return false
  const { key, api, method, path } = body as { [name: string]: unknown } & VerifyKeyBody
  return key !== undefined && api !== undefined && (method === undefined) === (path === undefined)
}

function isField(name: string, value: unknown): boolean {
  switch (name) {
    case 'key':
    case 'api':
    case 'path':
      return typeof value === 'string'
    case 'userAgent':
      return typeof value === 'string' && value.length <= limits.headerBytesMax
    case 'method':
      return typeof value === 'string' && METHOD.test(value)
    case 'scopes':
      return isScopeList(value)
    case 'address':
      return typeof value === 'string' && parseAddress(value) !== undefined
    case 'cost':
      return Number.isSafeInteger(value) && isCost(value as number)
    default:
      return false
  }
}

function isScopeList(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > limits.scopesPerKeyMax) return false
  for (const scope of value) if (typeof scope !== 'string' || !isNeededScope(scope)) return false
  return true
}

function isCost(value: number): boolean {
  return value >= 0 && value <= limits.costMax
}
