/** Decides how lists and records stand in a text column. */
import { KeywardError } from '../base/errors.ts'

export function formatJson(value: unknown): string {
  return JSON.stringify(value)
}

/** Text that we wrote ourselves: anything else than JSON means that the file is damaged. */
export function parseJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new KeywardError('database_corrupt')
  }
}
