/** Decides which routes and guards Express, Koa, Hono and Fastify are told of in a file. */
import type { CodeProject } from '../model/code-project.ts'
import { findRouter, makerOf, type RouterRef } from '../model/find-router.ts'
import { nameOrigin } from '../model/name-origin.ts'
import { resolve } from '../model/resolve-name.ts'
import type { RouteBook } from '../model/route-book.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const METHODS: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  del: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
  all: 'ANY',
}
const HOOKS = ['onRequest', 'preParsing', 'preValidation', 'preHandler']

type Member = NodeOf<'member'>

export function readScriptRoutes(file: SourceFile, project: CodeProject, book: RouteBook): void {
  for (const call of file.all('call')) {
    const { callee } = call
    readMaker(call, project, book)
    if (callee.kind !== 'member') continue
    if (!isTelling(callee.name)) continue
    const router = findRouter(callee.object, project)
    if (router !== null) readCall(call, callee, router, project, book)
    else readChained(call, callee, project, book)
  }
}

function isTelling(name: string): boolean {
  return name in METHODS || /^(?:use|route|register|addHook|on|basePath|openapi)$/.test(name)
}

/** `new Router({ prefix: '/v1' })` */
function readMaker(call: CallNode, project: CodeProject, book: RouteBook): void {
  const first = call.args[0]
  if (first?.kind !== 'object' || makerOf(nameOrigin(call.callee, project.files)) === null) return
  const prefix = textIn(first, 'prefix', project)
  if (prefix !== null) book.setPrefix(call, prefix)
}

function readCall(
  call: CallNode,
  callee: Member,
  router: RouterRef,
  project: CodeProject,
  book: RouteBook,
): void {
  const { framework, id } = router
  const method = METHODS[callee.name]
  const first = call.args[0]
  if (callee.name === 'basePath') {
    const prefix = first === undefined ? '' : (textOf(first, project) ?? '')
    book.setPrefix(call, prefix)
    book.share(id, call)
  } else if (callee.name === 'use') readUse(call, router, project, book)
  else if (callee.name === 'addHook') readHook(call, router, book)
  else if (callee.name === 'register') readRegister(call, router, project, book)
  else if (callee.name === 'route' && framework === 'fastify')
    readRouteObject(call, router, project, book)
  else if (callee.name === 'route' && framework === 'hono') readMount(call, router, project, book)
  else if (callee.name === 'on') readOn(call, router, project, book)
  else if (method !== undefined && first !== undefined && call.args.length > 1) {
    addRoutes(call, router, method, call.args, project, book)
  }
}

function addRoutes(
  at: CallNode,
  { framework, id }: RouterRef,
  method: string,
  args: readonly SyntaxNode[],
  project: CodeProject,
  book: RouteBook,
): void {
  const [first, ...rest] = args
  const handlers = flatten(rest)
  const handler = handlers.at(-1)
  if (first === undefined || handler === undefined) return
  const guards = handlers.slice(0, -1).flatMap((each) => guardsIn(each, project))
  for (const path of pathsOf(first, project)) {
    book.addRoute({ framework, router: id, method, path, handler, guards, at })
  }
}

/** `[auth, limit]`, and the options of Fastify: `{ preHandler: auth }`. */
function guardsIn(node: SyntaxNode, project: CodeProject): readonly SyntaxNode[] {
  const found = node.kind === 'name' ? resolve(node, project.files) : null
  const options = found?.kind === 'node' ? found.node : node
  if (options.kind !== 'object') return [node]
  return options.entries.flatMap(({ key, value }) =>
    HOOKS.includes(key ?? '') ? flatten([value]) : [],
  )
}

function flatten(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.flatMap((each) => (each.kind === 'list' ? flatten(each.items) : [each]))
}

/** `app.use('/v1', auth, router)` */
function readUse(call: CallNode, router: RouterRef, project: CodeProject, book: RouteBook): void {
  const [first, ...rest] = call.args
  if (first === undefined) return
  const paths = first.kind === 'function' ? [] : pathsOf(first, project)
  const given = flatten(paths.length > 0 ? rest : call.args)
  const guards: SyntaxNode[] = []
  for (const each of given) {
    const inner = mountedRouter(each, router, project)
    if (inner === null) guards.push(each)
    else {
      for (const prefix of paths.length > 0 ? paths : ['']) {
        book.mount(inner.id, { parent: router.id, prefix, guards: [...guards], at: call })
      }
    }
  }
  for (const node of guards) {
    for (const path of paths.length > 0 ? paths : [null]) {
      book.addGuard(router.id, { node, at: call, path, isOrdered: true })
    }
  }
}

/** A router, `router.routes()` of Koa, or `require('./routes')`. */
function mountedRouter(
  node: SyntaxNode,
  router: RouterRef,
  project: CodeProject,
): RouterRef | null {
  const isRoutes =
    node.kind === 'call' && node.callee.kind === 'member' && node.callee.name === 'routes'
  const inner =
    isRoutes && node.callee.kind === 'member'
      ? findRouter(node.callee.object, project)
      : findRouter(node, project)
  return inner === null || inner.id === router.id ? null : inner
}

/** `app.route('/users', users)` of Hono. */
function readMount(call: CallNode, router: RouterRef, project: CodeProject, book: RouteBook): void {
  const [path, inner] = call.args
  const found = inner === undefined ? null : findRouter(inner, project)
  if (path === undefined || found === null) return
  const prefix = textOf(path, project) ?? ''
  book.mount(found.id, { parent: router.id, prefix, guards: [], at: call })
}

/** `app.on(['GET', 'POST'], '/users', handler)` of Hono. */
function readOn(call: CallNode, router: RouterRef, project: CodeProject, book: RouteBook): void {
  const [methods, ...rest] = call.args
  if (router.framework !== 'hono' || methods === undefined) return
  for (const each of flatten([methods])) {
    if (each.kind !== 'text' || each.value === null) continue
    addRoutes(call, router, each.value.toUpperCase(), rest, project, book)
  }
}

function readHook(call: CallNode, router: RouterRef, book: RouteBook): void {
  const [name, node] = call.args
  if (name?.kind !== 'text' || node === undefined || !HOOKS.includes(name.value ?? '')) return
  book.addGuard(router.id, { node, at: call, path: null, isOrdered: false })
}

/** `fastify.register(plugin, { prefix: '/v1' })` */
function readRegister(
  call: CallNode,
  router: RouterRef,
  project: CodeProject,
  book: RouteBook,
): void {
  const [plugin, options] = call.args
  if (router.framework !== 'fastify' || plugin === undefined) return
  const found = resolve(plugin, project.files)
  const node = found.kind === 'node' ? found.node : null
  const isShared =
    node?.kind === 'call' && /fp|fastify-?plugin/i.test(nameOrigin(node, project.files))
  const inner = isShared && node.kind === 'call' ? node.args[0] : node
  const made = inner == null ? null : resolve(inner, project.files)
  const code = made?.kind === 'node' && made.node.kind === 'function' ? made.node : null
  if (code === null) {
    book.addGuard(router.id, { node: plugin, at: call, path: null, isOrdered: false })
    return
  }
  const own = code.parameters[0]?.target
  if (own === undefined) return
  const prefix = options?.kind === 'object' ? (textIn(options, 'prefix', project) ?? '') : ''
  book.mount(own, { parent: router.id, prefix, guards: [], at: call })
  if (isShared) book.share(own, router.id)
}

/** `fastify.route({ method, url, handler })` */
function readRouteObject(
  call: CallNode,
  { framework, id }: RouterRef,
  project: CodeProject,
  book: RouteBook,
): void {
  const given = call.args[0]
  if (given?.kind !== 'object') return
  const handler = entryOf(given, 'handler')
  const path = textIn(given, 'url', project) ?? textIn(given, 'path', project)
  const methods = entryOf(given, 'method')
  if (handler === null || path === null || methods === null) return
  for (const each of flatten([methods])) {
    const method = each.kind === 'text' ? (each.value ?? 'ANY').toUpperCase() : 'ANY'
    book.addRoute({
      framework,
      router: id,
      method,
      path,
      handler,
      guards: guardsIn(given, project),
      at: call,
    })
  }
}

/** `app.route('/users').get(list).post(auth, create)` of Express. */
function readChained(call: CallNode, callee: Member, project: CodeProject, book: RouteBook): void {
  const method = METHODS[callee.name]
  let base: SyntaxNode = callee.object
  const before: SyntaxNode[] = []
  while (base.kind === 'call' && base.callee.kind === 'member' && base.callee.name !== 'route') {
    if (base.callee.name === 'all' || base.callee.name === 'use') before.unshift(...base.args)
    base = base.callee.object
  }
  if (method === undefined || base.kind !== 'call' || base.callee.kind !== 'member') return
  const router = findRouter(base.callee.object, project)
  const path = base.args[0]
  if (router === null || path === undefined) return
  addRoutes(call, router, method, [path, ...before, ...call.args], project, book)
}

function pathsOf(node: SyntaxNode, project: CodeProject): string[] {
  if (node.kind === 'list') return node.items.flatMap((each) => pathsOf(each, project))
  const text = textOf(node, project)
  return text === null ? [] : [text]
}

/** A text, or a name for one; what is put into it stands as a parameter. */
function textOf(node: SyntaxNode, project: CodeProject): string | null {
  const found = node.kind === 'text' ? node : resolve(node, project.files)
  const text = found.kind === 'node' ? found.node : found
  if (text.kind !== 'text') return null
  if (text.value !== null) return text.value
  return text.parts
    .map((each) => (typeof each === 'string' ? each : (textOf(each, project) ?? '{part}')))
    .join('')
}

function entryOf(node: NodeOf<'object'>, name: string): SyntaxNode | null {
  return node.entries.find(({ key }) => key === name)?.value ?? null
}

function textIn(node: NodeOf<'object'>, name: string, project: CodeProject): string | null {
  const value = entryOf(node, name)
  return value === null ? null : textOf(value, project)
}
