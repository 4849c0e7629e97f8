/** Decides which router an expression is: the node that makes it, wherever it is handed to. */

import { limits } from '../../../base/limits.ts'
import type { Framework } from '../code-finding.ts'
import { joinPattern } from '../join-pattern.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { nameOrigin } from './name-origin.ts'
import { findBindings } from './read-scopes.ts'
import { resolve } from './resolve-name.ts'
import { returnsOf } from './trace-value.ts'

export interface RouterRef {
  readonly id: SyntaxNode
  readonly framework: Framework
}

const MAKERS: readonly (readonly [RegExp, Framework])[] = [
  [
    joinPattern(
      '',
      String.raw`^(?:flask\.(?:Flask|Blueprint)|quart\.(?:Quart|Blueprint)|`,
      String.raw`flask_openapi3\.\w+|connexion\.(?:App|FlaskApp))$`,
    ),
    'flask',
  ],
  [/^(?:flask_smorest\.Blueprint|flask_restx\.(?:Namespace|Api)|flask_restful\.Api)$/, 'flask'],
  [/^(?:fastapi\.(?:FastAPI|APIRouter)|fastapi\.routing\.APIRouter)$/, 'fastapi'],
  [/^(?:express|express\.Router|express-promise-router)$/, 'express'],
  [/^(?:fastify|fastify\.fastify|fastify\.default)$/i, 'fastify'],
  [/^(?:hono\.Hono|hono\/(?:quick|tiny)\.Hono|@hono\/zod-openapi\.OpenAPIHono)$/, 'hono'],
  [/^(?:koa|@koa\/router|koa-router)$/, 'koa'],
]

/** Calls that give back what they were called on. */
const CHAINED = joinPattern(
  '',
  '^(?:use|get|post|put|patch|delete|all|on|route|register|addHook|prefix|',
  'options|head|notFound|onError|openapi|withTypeProvider|after|decorate)$',
)

export function findRouter(node: SyntaxNode, project: CodeProject, depth = 0): RouterRef | null {
  if (depth > limits.codeResolveDepthMax) return null
  const found = resolve(node, project.files)
  if (found.kind === 'module') {
    const exported = found.file.all('export').find((each) => each.isDefault)?.children[0]
    return exported === undefined ? null : findRouter(exported, project, depth + 1)
  }
  if (found.kind === 'outside') return null
  if (found.node.kind === 'call') return fromCall(found.node, project, depth)
  if (found.node.kind === 'name') return fromParameter(found.node, project, depth)
  return null
}

function fromCall(
  call: Extract<SyntaxNode, { kind: 'call' }>,
  project: CodeProject,
  depth: number,
): RouterRef | null {
  const framework = makerOf(nameOrigin(call.callee, project.files))
  if (framework !== null) return { id: call, framework }
  const { callee } = call
  if (callee.kind === 'member') {
    const base = findRouter(callee.object, project, depth + 1)
    if (base !== null && callee.name === 'basePath') return { id: call, framework: base.framework }
    const isRoute = callee.name === 'route' && base?.framework === 'express'
    if (base !== null && CHAINED.test(callee.name) && !isRoute) return base
  }
  const target = resolve(callee, project.files)
  if (target.kind !== 'node' || target.node.kind !== 'function') return null
  for (const each of returnsOf(target.node)) {
    const router = findRouter(each, project, depth + 1)
    if (router !== null) return router
  }
  return null
}

/** `express()`, `new Hono()`: null for everything else. */
export function makerOf(origin: string): Framework | null {
  return MAKERS.find(([pattern]) => pattern.test(origin))?.[1] ?? null
}

/** `function routes(app) { app.get(…) }`: the router that is handed in, or one of its own. */
function fromParameter(
  node: Extract<SyntaxNode, { kind: 'name' }>,
  project: CodeProject,
  depth: number,
): RouterRef | null {
  const binding = findBindings(node, node.name).at(-1)
  if (binding?.kind !== 'parameter') return null
  const { owner, index, parameter } = binding
  for (const given of project.argumentsOf(owner, index)) {
    const router = findRouter(given, project, depth + 1)
    if (router !== null) return router
  }
  const framework = isPlugin(owner) ? 'fastify' : guessFramework(node.name, index, project, node)
  return framework === null ? null : { id: parameter.target, framework }
}

/** `app.register(async (api) => …)` */
function isPlugin(owner: SyntaxNode): boolean {
  const call = owner.parent?.parent
  if (call?.kind !== 'call' || call.callee.kind !== 'member') return false
  return call.callee.name === 'register' && call.args[0] === owner
}

function guessFramework(
  name: string,
  index: number,
  project: CodeProject,
  node: SyntaxNode,
): Framework | null {
  if (index !== 0 || node.file.language !== 'javascript') return null
  if (/^(?:fastify|instance|_?server|api|app|scope)$/.test(name) && project.uses('fastify')) {
    return 'fastify'
  }
  return /^(?:app|router)$/.test(name) && project.uses('express') ? 'express' : null
}
