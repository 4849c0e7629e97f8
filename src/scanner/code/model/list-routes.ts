/** Decides which routes the project has, each with everything that runs before its handler. */
import { readDjangoRoutes } from '../frameworks/read-django-routes.ts'
import { readNextRoutes } from '../frameworks/read-next-routes.ts'
import { readPythonRoutes } from '../frameworks/read-python-routes.ts'
import { readScriptRoutes } from '../frameworks/read-script-routes.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { judgeBody, judgeGuard } from './judge-guard.ts'
import { resolve } from './resolve-name.ts'
import type { Guard, Route } from './route.ts'
import { type PlacedRoute, RouteBook } from './route-book.ts'

export function listRoutes(project: CodeProject): readonly Route[] {
  const book = new RouteBook()
  for (const file of project.files.values()) {
    if (file.role !== 'server') continue
    if (file.language === 'python') {
      readPythonRoutes(file, project, book)
      readDjangoRoutes(file, project, book)
    } else if (file.language === 'javascript') {
      readScriptRoutes(file, project, book)
      readNextRoutes(file, project, book)
    }
  }
  const judged = new Map<SyntaxNode, Guard | null>()
  const judge = (node: SyntaxNode): Guard | null => {
    const known = judged.get(node)
    if (known !== undefined) return known
    const guard = judgeGuard(node, project)
    judged.set(node, guard)
    return guard
  }
  const placed = book.place()
  const before = placed.filter(({ framework, handler }) => {
    return framework === 'express' && handler.kind === 'call' && judge(handler) !== null
  })
  return placed
    .filter((each) => !before.includes(each))
    .map((each) => toRoute(withEarlier(each, before), project, judge))
}

/** `app.post('/users', isAuthorized())`, then the route itself: Express goes through both. */
function withEarlier(route: PlacedRoute, before: readonly PlacedRoute[]): PlacedRoute {
  const earlier = before.filter(({ at, method, fullPath }) => {
    const isSame = method === 'ANY' || method === route.method
    return isSame && fullPath === route.fullPath && at.file === route.at.file
  })
  const own = earlier.filter(({ at }) => at.start < route.at.start)
  return { ...route, chain: [...own.map(({ handler }) => handler), ...route.chain] }
}

function toRoute(
  placed: PlacedRoute,
  project: CodeProject,
  judge: (node: SyntaxNode) => Guard | null,
): Route {
  const { framework, method, fullPath, at, chain } = placed
  const found = resolve(placed.handler, project.files)
  const node = found.kind === 'node' ? found.node : placed.handler
  const handler = node.kind === 'function' ? node : null
  const guards = chain.flatMap((each) => judge(each) ?? [])
  const own = judgeBody(node, project)
  const inline: Guard[] =
    own === null ? [] : [{ kind: own, name: handler?.name ?? 'handler', node }]
  return {
    framework,
    method,
    path: fullPath,
    file: at.file,
    at,
    handler,
    guards: [...guards, ...inline],
    chain,
  }
}
