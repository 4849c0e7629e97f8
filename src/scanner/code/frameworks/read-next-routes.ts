/** Decides which routes the files of Next are, and what its middleware stands before. */
import type { CodeProject } from '../model/code-project.ts'
import { isNextRoute } from '../model/find-frameworks.ts'
import { toTemplate } from '../model/path-template.ts'
import { resolveExport } from '../model/resolve-name.ts'
import type { RouteBook } from '../model/route-book.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

export function readNextRoutes(file: SourceFile, project: CodeProject, book: RouteBook): void {
  const isMiddleware = /(?:^|\/)(?:middleware|proxy)\.[mc]?[jt]s$/.test(file.path)
  if (isMiddleware && project.frameworksOf(file).has('next')) readMiddleware(file, project, book)
  if (!isNextRoute(file.path)) return
  const path = pathOf(file.path)
  const names = /(?:^|\/)pages\/api\//.test(file.path) ? ['default'] : METHODS
  for (const name of names) {
    const at = findExported(file, name)
    if (at === null) continue
    const found = resolveExport(file, name, project.files, 0)
    const value = found.kind === 'node' ? found.node : at
    const { handler, guards } = unwrapHandler(value)
    const method = name === 'default' ? 'ANY' : name
    book.addRoute({ framework: 'next', router: null, method, path, handler, guards, at })
  }
}

function findExported(file: SourceFile, name: string): SyntaxNode | null {
  for (const node of file.all('export')) {
    if (name === 'default' ? node.isDefault : node.names.some(({ local }) => local === name)) {
      return node
    }
  }
  const common = file.all('assign').find(({ target }) => file.textOf(target) === 'module.exports')
  return name === 'default' ? (common ?? null) : null
}

/** `withAuth(handler)`: the wrapper stands before the handler. */
function unwrapHandler(value: SyntaxNode): { handler: SyntaxNode; guards: SyntaxNode[] } {
  const guards: SyntaxNode[] = []
  let handler = value
  while (handler.kind === 'call') {
    guards.push(handler.callee)
    const inner: SyntaxNode | undefined =
      handler.args.find((each) => each.kind === 'function') ?? handler.args[0]
    if (inner === undefined) break
    handler = inner
  }
  return { handler, guards }
}

/** `src/app/(shop)/api/users/[id]/route.ts` → `/api/users/[id]` */
function pathOf(path: string): string {
  const page = /(?:^|\/)pages(\/api\/.+)\.[a-z]+$/.exec(path)?.[1]
  if (page !== undefined) return page.replace(/\/index$/, '')
  const route = /(?:^|\/)app\/(.*?)\/?route\.[a-z]+$/.exec(path)?.[1] ?? ''
  return `/${route
    .split('/')
    .filter((each) => !/^[(@]/.test(each))
    .join('/')}`
}

function readMiddleware(file: SourceFile, project: CodeProject, book: RouteBook): void {
  const named = resolveExport(file, 'middleware', project.files, 0)
  const main = named.kind === 'node' ? named : resolveExport(file, 'proxy', project.files, 0)
  const found = main.kind === 'node' ? main : resolveExport(file, 'default', project.files, 0)
  if (found.kind !== 'node') return
  const config = resolveExport(file, 'config', project.files, 0)
  const entries = config.kind === 'node' && config.node.kind === 'object' ? config.node.entries : []
  const given = entries.find(({ key }) => key === 'matcher')?.value
  const list = given === undefined ? [] : given.kind === 'list' ? given.items : [given]
  const matchers = list.flatMap((each) => (each.kind === 'text' ? [each.value ?? ''] : []))
  book.addEverywhere(found.node, (path) => {
    return matchers.length === 0 || matchers.some((each) => matches(each, path))
  })
}

/** `/api/:path*`, `/((?!api/public|_next).*)` */
function matches(matcher: string, path: string): boolean {
  const excluded = /^\/\(\(\?!([^)]+)\)\.[*+]\)$/.exec(matcher)?.[1]
  if (excluded !== undefined) {
    return !excluded.split('|').some((each) => path.slice(1).startsWith(each.replace(/\W+$/, '')))
  }
  const wanted = toTemplate(matcher.replace(/\/?(?::\w+\*|\(\.\*\))$/, ''))
  return wanted === '/' || path === wanted || path.startsWith(`${wanted}/`)
}
