/** Decides which resource a path is about: `/api/v1/users/{id}` and `/getUsers` are about users. */
import type { OperationRef } from '../../finding.ts'
import { isParameter, splitPath, splitWords } from './split-words.ts'

/** Segments that say where an API lies, not what it is about. */
const MOUNTS = new Set(['api', 'apis', 'rest', 'rpc', 'public', 'private', 'services', 'service'])

const READING_VERBS = new Set(['get', 'list', 'fetch', 'find', 'read', 'show', 'view', 'all'])

/** The first segment that is neither `api` nor a version; empty where there is none. */
export function nameResource(path: string): string {
  return nameFrom(splitPath(path))
}

/**
 * The resources of operations, in order, each once. What all paths begin with, such as `/shop`, is
 * where the API lies as long as every path goes on from there with a name.
 */
export function listResources(operations: readonly OperationRef[]): readonly string[] {
  let paths = operations.map((operation) => splitPath(operation.path))
  while (paths.length > 1 && isMountOfAll(paths)) paths = paths.map((path) => path.slice(1))
  return [...new Set(paths.map(nameFrom))].filter((name) => name !== '')
}

function isMountOfAll(paths: readonly (readonly string[])[]): boolean {
  const first = paths[0]?.[0]
  return paths.every((path) => {
    const next = path[1]
    return path[0] === first && next !== undefined && !isParameter(next)
  })
}

function nameFrom(segments: readonly string[]): string {
  for (const segment of segments) {
    if (isParameter(segment)) continue
    const name = segment.replace(/\.(?:json|xml|php|aspx?|do|action)$/i, '')
    if (MOUNTS.has(name.toLowerCase()) || /^v?\d+(?:[.\-_]\d+)*$/i.test(name)) continue
    const words = splitWords(name)
    const rest = words.length > 1 && READING_VERBS.has(words[0] ?? '') ? words.slice(1) : words
    if (rest.length > 0) return rest.join('-')
  }
  return ''
}
