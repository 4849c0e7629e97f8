/** Decides which body an operation that no document describes takes, where its name tells. */
import type { OperationBody } from '../operation.ts'

const SIGN_IN = /^(?:log-?in|sign-?in|authenticate|auth|sessions?)$/i
const SIGN_UP = /^(?:register|registration|sign-?up)$/i

const CREDENTIALS = ['username', 'email', 'password'] as const

/** Whoever signs in or up sends a name or an address, and a password; more is ignored. */
export function guessBody(method: string, path: string): OperationBody | null {
  const last = path.replace(/\/$/, '').split('/').at(-1) ?? ''
  if (method !== 'POST') return null
  if (SIGN_IN.test(last)) return bodyOf(CREDENTIALS)
  if (/^(?:search|find|query)$/i.test(last)) return bodyOf(['search', 'query', 'q'])
  return SIGN_UP.test(last) ? bodyOf([...CREDENTIALS, 'name']) : null
}

function bodyOf(names: readonly string[]): OperationBody {
  const toProperty = (name: string) =>
    [name, { type: 'string', ...(name === 'email' ? { format: 'email' } : {}) }] as const
  return {
    contentType: 'application/json',
    isRequired: true,
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map(toProperty)),
      required: names,
    },
    example: undefined,
  }
}
