/** Decides what is an OpenAPI 3.x or Swagger 2.0 document, and which operations it describes. */
import { KeywardError } from '../errors.ts'
import { isRecord } from './is-record.ts'
import type { SourceDocument } from './parse-source.ts'
import type { Located, References } from './references.ts'
import { showText } from './show-text.ts'

export interface FoundOperation {
  /** Upper case. */
  readonly method: string
  /** As it stands in the document, without what servers or a base path put in front. */
  readonly path: string
  readonly item: Readonly<Record<string, unknown>>
  readonly operation: Readonly<Record<string, unknown>>
  /** Where the item really stands; its operations and parameters lie below `itemPath`. */
  readonly source: SourceDocument
  readonly itemPath: readonly (string | number)[]
  readonly operationPath: readonly (string | number)[]
  /** `file:line:column`. */
  readonly at: string
}

export interface FoundProblem {
  readonly at: string
  readonly problem: string
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** RFC 9110 §5.6.2, and no longer than any method is. */
const METHOD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}$/

/** Error `openapi_invalid` when it is something else, and what, if that can be seen. */
export function readRoot({
  value,
  file,
  locate,
}: SourceDocument): Readonly<Record<string, unknown>> {
  const refuse = (at: string, message: string): never => {
    throw new KeywardError('openapi_invalid', { errors: [{ at, message }] })
  }
  if (!isRecord(value)) return refuse(`${file}:1:1`, 'is no OpenAPI document')
  if (readVersion(value) !== null) return value
  const other = nameOther(value)
  if (other !== null) return refuse(`${file}:1:1`, `is ${other}, not an OpenAPI document`)
  return refuse(locate(['openapi']), 'names neither openapi: 3.x nor swagger: "2.0"')
}

/** Such as `3.1.0`; null when it names none that is read. YAML makes a number of `2.0`. */
export function readVersion(root: Readonly<Record<string, unknown>>): string | null {
  const named = root['openapi'] ?? root['swagger']
  const version = typeof named === 'number' ? named.toFixed(1) : named
  const isKnown = typeof version === 'string' && /^(?:3\.\d|2\.0)/.test(version)
  return isKnown ? showText(version) : null
}

function nameOther(root: Readonly<Record<string, unknown>>): string | null {
  const info = isRecord(root['info']) ? root['info'] : {}
  const { schema } = info
  const isNamed = typeof schema === 'string' && schema.includes('getpostman.com')
  const isPostman = '_postman_id' in info || isNamed
  if (isPostman) return 'a Postman collection'
  if ('swaggerVersion' in root) return 'a Swagger 1.x document'
  if ('asyncapi' in root) return 'an AsyncAPI document'
  if ('__schema' in root || (isRecord(root['data']) && '__schema' in root['data'])) {
    return 'a GraphQL schema'
  }
  if (isRecord(root['log']) && 'entries' in root['log']) return 'a HAR recording'
  return null
}

/** In the order of the document, with what cannot be used in between. */
export function* listOperations(
  root: Readonly<Record<string, unknown>>,
  source: SourceDocument,
  references: References,
): Generator<FoundOperation | FoundProblem> {
  const paths = isRecord(root['paths']) ? root['paths'] : {}
  const listNames = rememberNames()
  for (const [path, value] of Object.entries(paths)) {
    if (path.startsWith('x-')) continue
    const item = references.resolve({ value, source, path: ['paths', path] })
    const at = source.locate(['paths', path])
    if (typeof item === 'string') yield { at, problem: item }
    else yield* listOfItem(path, item, listNames)
  }
}

/** Thousands of paths may refer to the same item, and that item be huge. */
function rememberNames(): (item: object) => readonly string[] {
  const known = new WeakMap<object, readonly string[]>()
  return (item) => {
    const names = known.get(item) ?? Object.keys(item).filter((name) => METHODS.includes(name))
    known.set(item, names)
    return names
  }
}

function* listOfItem(
  path: string,
  located: Located,
  listNames: (item: object) => readonly string[],
): Generator<FoundOperation | FoundProblem> {
  const { value: item, source, path: itemPath } = located
  if (!isRecord(item) || !path.startsWith('/')) {
    const problem = isRecord(item) ? 'does not begin with /' : 'is no path item'
    yield { at: source.locate(itemPath), problem }
    return
  }
  for (const { name, operation, operationPath } of listMembers(item, itemPath, listNames(item))) {
    const at = source.locate(operationPath)
    if (!isRecord(operation)) yield { at, problem: 'is no operation' }
    else if (!METHOD_NAME.test(name)) yield { at, problem: 'is no method' }
    else {
      const method = name.toUpperCase()
      yield { method, path, item, operation, source, itemPath, operationPath, at }
    }
  }
}

interface Member {
  readonly name: string
  readonly operation: unknown
  readonly operationPath: readonly (string | number)[]
}

/** Further methods stand in `additionalOperations` since OpenAPI 3.2. */
function* listMembers(
  item: Readonly<Record<string, unknown>>,
  itemPath: readonly (string | number)[],
  names: readonly string[],
): Generator<Member> {
  for (const name of names) {
    yield { name, operation: item[name], operationPath: [...itemPath, name] }
  }
  const further = item['additionalOperations']
  for (const [name, operation] of Object.entries(isRecord(further) ? further : {})) {
    const operationPath = [...itemPath, 'additionalOperations', name]
    yield { name, operation, operationPath }
  }
}
