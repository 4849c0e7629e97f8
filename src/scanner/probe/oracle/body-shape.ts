/** Decides how alike two bodies are once everything that changes from call to call is left out. */
import { limits } from '../../../base/limits.ts'

/** Numbers, identifiers, times and long tokens become one sign; so do the texts in `echoed`. */
export function normaliseText(text: string, echoed: readonly string[] = []): string {
  let plain = text.slice(0, limits.comparedBodyLengthMax)
  for (const each of echoed) if (each.length > 2) plain = plain.replaceAll(each, '…')
  return plain
    .replace(/[A-Za-z0-9+/=_-]{16,}/g, (token) => (/\d/.test(token) ? '#' : token))
    .replace(/\d+/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** 0: nothing in common; 1: the same words. Compares sets of words, so order does not matter. */
export function similarityOf(first: string, second: string): number {
  if (first === second) return 1
  const left = wordsOf(first)
  const right = wordsOf(second)
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const word of left) if (right.has(word)) common++
  return (2 * common) / (left.size + right.size)
}

/** The paths of all fields, such as `items[].owner.name`: what is said, without the values. */
export function listFieldPaths(json: unknown): ReadonlySet<string> {
  const paths = new Set<string>()
  const visit = (value: unknown, path: string, depth: number) => {
    if (depth > limits.jsonDepthMax || paths.size >= limits.comparedFieldsMax) return
    if (Array.isArray(value)) {
      for (const each of value.slice(0, limits.comparedItemsMax)) {
        visit(each, `${path}[]`, depth + 1)
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        const at = path === '' ? name : `${path}.${name}`
        paths.add(at)
        visit(each, at, depth + 1)
      }
    }
  }
  visit(json, '', 0)
  return paths
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/[^\p{L}\p{N}#…_]+/u).filter((word) => word !== ''))
}
