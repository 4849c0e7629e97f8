/** Decides which routes there are in the end, when routers are mounted and guards are in place. */
import { limits } from '../../../base/limits.ts'
import type { Framework } from '../code-finding.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import { joinPaths, toTemplate } from './path-template.ts'

/** What runs before routes of a router. */
interface RouterGuard {
  readonly node: SyntaxNode
  readonly at: SyntaxNode
  /** Holds below this path only; null for everywhere. */
  readonly path: string | null
  /** Holds for what is written after it, as in Express. */
  readonly isOrdered: boolean
}

interface Mount {
  readonly parent: SyntaxNode
  readonly prefix: string
  readonly guards: readonly SyntaxNode[]
  readonly at: SyntaxNode
}

export interface WrittenRoute {
  readonly framework: Framework
  /** The node that makes the router; null where there is none, as in Next. */
  readonly router: SyntaxNode | null
  readonly method: string
  readonly path: string
  readonly handler: SyntaxNode
  readonly guards: readonly SyntaxNode[]
  readonly at: SyntaxNode
}

export interface PlacedRoute extends WrittenRoute {
  readonly fullPath: string
  /** Outermost first, the route's own last. */
  readonly chain: readonly SyntaxNode[]
}

export class RouteBook {
  readonly #routes: WrittenRoute[] = []
  readonly #guards = new Map<SyntaxNode, RouterGuard[]>()
  readonly #mounts = new Map<SyntaxNode, Mount[]>()
  readonly #shared = new Map<SyntaxNode, SyntaxNode[]>()
  readonly #prefixes = new Map<SyntaxNode, string>()
  /** Before everything, such as middleware of Django and Next: those whose test it passes. */
  readonly #everywhere: { node: SyntaxNode; covers: (path: string) => boolean }[] = []

  addRoute(route: WrittenRoute): void {
    this.#routes.push(route)
  }

  addGuard(router: SyntaxNode, guard: RouterGuard): void {
    push(this.#guards, router, guard)
  }

  mount(router: SyntaxNode, mount: Mount): void {
    if (mount.parent !== router) push(this.#mounts, router, mount)
  }

  setPrefix(router: SyntaxNode, prefix: string): void {
    this.#prefixes.set(router, prefix)
  }

  addEverywhere(node: SyntaxNode, covers: (path: string) => boolean): void {
    this.#everywhere.push({ node, covers })
  }

  /** What is told to `router` holds for `other`, too: a plugin of Fastify without a context. */
  share(router: SyntaxNode, other: SyntaxNode): void {
    this.#shared.set(other, [...(this.#shared.get(other) ?? []), router])
  }

  place(): readonly PlacedRoute[] {
    const placed: PlacedRoute[] = []
    for (const route of this.#routes) {
      for (const { path, chain } of this.#climb(route)) {
        if (placed.length >= limits.codeRoutesMax) return placed
        const fullPath = toTemplate(path)
        const outer = this.#everywhere.filter(({ covers }) => covers(fullPath))
        const before = outer.map(({ node }) => node)
        placed.push({ ...route, fullPath, chain: [...before, ...chain] })
      }
    }
    return placed
  }

  /** From the route up through each place where its router is mounted. */
  #climb(route: WrittenRoute): { path: string; chain: SyntaxNode[] }[] {
    const ends: { path: string; chain: SyntaxNode[] }[] = []
    const open = [
      { router: route.router, at: route.at, path: route.path, chain: [...route.guards], depth: 0 },
    ]
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      const { router, at, path, chain, depth } = each
      if (router === null) {
        ends.push({ path, chain })
        continue
      }
      const sources = [router, ...(this.#shared.get(router) ?? [])]
      const own = sources
        .flatMap((one) => this.#guards.get(one) ?? [])
        .filter((guard) => isBefore(guard, at) && covers(guard.path, path))
        .map(({ node }) => node)
      const prefixed = joinPaths(this.#prefixes.get(router) ?? '', path)
      const mounts = this.#mounts.get(router) ?? []
      if (mounts.length === 0 || depth > limits.codeMountsDepthMax) {
        ends.push({ path: prefixed, chain: [...own, ...chain] })
      }
      for (const mount of depth > limits.codeMountsDepthMax ? [] : mounts) {
        const next = joinPaths(mount.prefix, prefixed)
        const all = [...mount.guards, ...own, ...chain]
        open.push({ router: mount.parent, at: mount.at, path: next, chain: all, depth: depth + 1 })
      }
    }
    return ends
  }
}

function isBefore(guard: RouterGuard, at: SyntaxNode): boolean {
  return !guard.isOrdered || guard.at.file !== at.file || guard.at.start < at.start
}

function covers(prefix: string | null, path: string): boolean {
  if (prefix === null) return true
  const wanted = toTemplate(prefix.replace(/\/?\*+$/, ''))
  const given = toTemplate(path)
  return wanted === '/' || given === wanted || given.startsWith(`${wanted}/`)
}

function push<T>(map: Map<SyntaxNode, T[]>, key: SyntaxNode, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
