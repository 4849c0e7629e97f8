/** Decides how a caller is asked for one object: its identifier in the path or in the query. */
import type { Answer } from '../client/exchange.ts'
import type { Operation, OperationParameter } from '../operation.ts'
import type { AskChanges, Caller, ScanContext } from '../scan-context.ts'

/**
 * The other parameters are those that `from` would be asked with, so that two callers ask for the
 * very same object. Null when there is no answer, or the path cannot be put together.
 */
export async function askForObject(
  scan: ScanContext,
  operation: Operation,
  caller: Caller,
  from: Caller,
  parameter: OperationParameter,
  id: string,
): Promise<Answer | null> {
  const changes = aimAt(scan, operation, from, parameter, id)
  return changes === null ? null : scan.ask(operation, caller, changes)
}

function aimAt(
  scan: ScanContext,
  operation: Operation,
  from: Caller,
  parameter: OperationParameter,
  id: string,
): AskChanges | null {
  const { pathname } = new URL(scan.requestFor(operation, from).url)
  if (parameter.in === 'query') return { path: pathname, query: { [parameter.name]: id } }
  const path = replaceInPath(operation.path, pathname, parameter.name, encodeURIComponent(id))
  return path === null ? null : { path }
}

/** `value` is escaped already. Null when path and template do not go together. */
export function replaceInPath(
  template: string,
  path: string,
  name: string,
  value: string,
): string | null {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const placeholder = `{${name}}`
  const at = wanted.findIndex((segment) => segment.includes(placeholder))
  const segment = wanted[at]?.replaceAll(placeholder, value)
  // Two parameters in one segment cannot be told apart in a filled path.
  if (segment === undefined || segment.includes('{')) return null
  return given.map((each, index) => (index === at ? segment : each)).join('/')
}
