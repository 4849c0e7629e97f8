/** Tells "somebody else was faster" from every other error. */
import { KeywardError } from './errors.ts'

export function isConflict(error: unknown): boolean {
  return error instanceof KeywardError && error.code === 'conflict'
}
