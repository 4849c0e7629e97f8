/** Decides whether a field that nobody signed could undo a signed one on the way to the API. */
import { foldFieldName } from '../../base/text/fold-field-name.ts'

/** What `Connection` may name in any message: each belongs to the connection alone. */
const OF_CONNECTION = new Set(['close', 'keep-alive', 'te', 'upgrade'])

/**
 * `Connection` takes off the fields that it names (RFC 9110 §7.6.1), and `X_Amount` is `X-Amount`
 * to many servers. `guarded` are names in small letters: those that are signed, and those that
 * would have to be if they were sent.
 */
export function hasUndoingField(
  rawHeaders: readonly string[],
  guarded: ReadonlySet<string>,
): boolean {
  const folded = new Set([...guarded].map(foldFieldName))
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase()
    if (name === 'connection') {
      if (namesAny(rawHeaders[index + 1] as string, guarded)) return true
    } else if (!guarded.has(name) && folded.has(foldFieldName(name))) {
      return true
    }
  }
  return false
}

function namesAny(connection: string, guarded: ReadonlySet<string>): boolean {
  return connection
    .split(',')
    .map((option) => option.trim().toLowerCase())
    .some((option) => guarded.has(option) && !OF_CONNECTION.has(option))
}
