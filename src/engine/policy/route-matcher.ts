/** Decides which route policy a request falls under. What no route names is denied. */
import type { RoutePolicy } from '../apis/api-record.ts'

/** The routes of one API as a tree of segments: a look-up costs the depth of the path. */
interface RouteNode {
  readonly literals: Map<string, RouteNode>
  /** The same literals without their case, to tell a path that differs from one by case alone. */
  readonly folded: Set<string>
  parameter: RouteNode | null
  /** Policies by method for paths that end here, and for a `{rest*}` that begins here. */
  readonly methods: Map<string, RoutePolicy>
  readonly restMethods: Map<string, RoutePolicy>
}

export class RouteMatcher {
  readonly #root: RouteNode = createNode()

  constructor(routes: readonly RoutePolicy[]) {
    for (const route of routes) this.#add(route)
  }

  /**
   * The policy for a method and the decoded segments of a normalised path. Literal segments go
   * before parameters, parameters before `{rest*}`, the exact method before `*`; `HEAD` falls
   * under `GET`. A path with a segment that equals a literal but for letter case matches nothing:
   * a server that ignores case would take it for the literal, one that does not for a parameter.
   */
  findRoute(method: string, segments: readonly string[]): RoutePolicy | undefined {
    return findIn(this.#root, method, segments, 0) ?? undefined
  }

  #add(route: RoutePolicy): void {
    let node = this.#root
    for (const segment of route.path.split('/').filter((part) => part !== '')) {
      if (isRest(segment)) {
        node.restMethods.set(route.method, route)
        return
      }
      node = isParameter(segment) ? addParameter(node) : addLiteral(node, segment)
    }
    node.methods.set(route.method, route)
  }
}

export function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}')
}

export function isRest(segment: string): boolean {
  return isParameter(segment) && segment.endsWith('*}')
}

function createNode(): RouteNode {
  return {
    literals: new Map(),
    folded: new Set(),
    parameter: null,
    methods: new Map(),
    restMethods: new Map(),
  }
}

function addParameter(node: RouteNode): RouteNode {
  node.parameter ??= createNode()
  return node.parameter
}

function addLiteral(node: RouteNode, segment: string): RouteNode {
  const known = node.literals.get(segment)
  if (known !== undefined) return known
  const made = createNode()
  node.literals.set(segment, made)
  node.folded.add(foldCase(segment))
  return made
}

/** Capitals first: some letters outside of ASCII have a capital that is an ASCII letter. */
function foldCase(segment: string): string {
  return segment.toUpperCase().toLowerCase()
}

/** Undefined: nothing here, look further. Null: two servers could disagree, so nothing at all. */
function findIn(
  node: RouteNode,
  method: string,
  segments: readonly string[],
  depth: number,
): RoutePolicy | null | undefined {
  const segment = segments[depth]
  if (segment === undefined) return findMethod(node.methods, method)
  const literal = node.literals.get(segment)
  if (literal !== undefined) {
    const found = findIn(literal, method, segments, depth + 1)
    if (found !== undefined) return found
  } else if (node.folded.size > 0 && node.folded.has(foldCase(segment))) {
    return null
  }
  if (node.parameter !== null) {
    const found = findIn(node.parameter, method, segments, depth + 1)
    if (found !== undefined) return found
  }
  return findMethod(node.restMethods, method)
}

function findMethod(
  methods: ReadonlyMap<string, RoutePolicy>,
  method: string,
): RoutePolicy | undefined {
  if (methods.size === 0) return undefined
  return (
    methods.get(method) ?? (method === 'HEAD' ? methods.get('GET') : undefined) ?? methods.get('*')
  )
}
