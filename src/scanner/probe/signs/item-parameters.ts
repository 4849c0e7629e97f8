/** Decides which parameters of an operation say which object is meant. */
import type { Operation, OperationParameter } from '../operation.ts'
import { isParameter, nameInWords, splitPath } from './split-words.ts'

/** Those that choose a form, a place or a version of the API, and no object in it. */
const CHOICES =
  /^(?:version|format|lang|language|locale|country|currency|date|year|month|day|type|sort|page)$/

/** Of the path: the last first. Of the query: by name. None for lists. */
export function listItemParameters(operation: Operation): readonly OperationParameter[] {
  const inPath = operation.parameters.filter(
    (each) => each.in === 'path' && !CHOICES.test(nameInWords(each.name)),
  )
  const names = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name)
  const ordered = inPath.sort((one, other) => names.indexOf(other.name) - names.indexOf(one.name))
  const inQuery = operation.parameters.filter(
    (each) =>
      each.in === 'query' && /(?:^|-)(?:id|uuid|guid|number|ref)$/.test(nameInWords(each.name)),
  )
  return [...ordered, ...inQuery]
}

/** The last segment names one object: `/users/{id}`, and not `/users/{id}/orders`. */
export function isItem(operation: Operation): boolean {
  return isParameter(splitPath(operation.path).at(-1) ?? '')
}
