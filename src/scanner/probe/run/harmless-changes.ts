/** Decides how an operation that changes something is asked so that it finds nothing to change. */
import type { Operation } from '../operation.ts'
import type { AskChanges } from '../scan-context.ts'

/** An empty body, and identifiers that nobody has. */
export function harmlessChanges(operation: Operation): AskChanges {
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((each) => each.name === name)
    const type = parameter?.schema?.['type']
    return type === 'integer' || type === 'number' ? '987654321' : 'keyward-made-up-7f3a'
  })
  const body = operation.method === 'DELETE' ? {} : { body: '{}' }
  return { path, headers: { 'Content-Type': 'application/json' }, ...body }
}
