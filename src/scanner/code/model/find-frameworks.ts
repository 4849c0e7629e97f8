/** Decides which frameworks a file uses, by what it imports and by where it lies. */
import type { Framework } from '../code-finding.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const MODULES: readonly (readonly [RegExp, Framework])[] = [
  [/^(?:flask|quart)(?:$|[._])/, 'flask'],
  [/^(?:fastapi|starlette)(?:$|\.)/, 'fastapi'],
  [/^(?:django|rest_framework|ninja)(?:$|\.)/, 'django'],
  [/^express(?:$|-)/, 'express'],
  [/^(?:fastify(?:$|-)|@fastify\/)/, 'fastify'],
  [/^(?:hono(?:$|\/)|@hono\/)/, 'hono'],
  [/^(?:koa(?:$|-)|@koa\/)/, 'koa'],
  [/^next(?:$|\/|-auth)/, 'next'],
]

export function findFrameworks(file: SourceFile): ReadonlySet<Framework> {
  const found = new Set<Framework>()
  for (const module of listModules(file)) {
    for (const [pattern, framework] of MODULES) if (pattern.test(module)) found.add(framework)
  }
  if (isNextRoute(file.path)) found.add('next')
  return found
}

function listModules(file: SourceFile): string[] {
  const imported = file
    .all('import')
    .flatMap(({ module, names }) => (module === '' ? names.map((each) => each.imported) : [module]))
  const required = file.all('call').flatMap(({ callee, args }) => {
    const isRequire = callee.kind === 'name' && callee.name === 'require'
    const first = args[0]
    return isRequire && first?.kind === 'text' && first.value !== null ? [first.value] : []
  })
  return [...imported, ...required]
}

/** `pages/api/users.ts`, `app/api/users/route.ts`, `middleware.ts` beside them. */
export function isNextRoute(path: string): boolean {
  return /(?:^|\/)(?:pages\/api\/.+|app\/(?:.+\/)?route)\.[mc]?[jt]sx?$/.test(path)
}
