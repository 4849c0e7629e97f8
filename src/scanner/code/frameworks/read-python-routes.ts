/** Decides which routes and guards Flask and FastAPI are told of in a file. */
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findRouter, makerOf, type RouterRef } from '../model/find-router.ts'
import { nameOrigin } from '../model/name-origin.ts'
import { resolve } from '../model/resolve-name.ts'
import type { RouteBook } from '../model/route-book.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, FunctionNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

export function readPythonRoutes(file: SourceFile, project: CodeProject, book: RouteBook): void {
  for (const kind of ['function', 'class'] as const) {
    for (const node of file.all(kind)) readDecorators(node, project, book)
  }
  for (const call of file.all('call')) {
    const framework = makerOf(nameOrigin(call.callee, project.files))
    if (framework === 'flask' || framework === 'fastapi') readMaker(call, project, book)
    if (call.callee.kind === 'member') readCall(call, call.callee, project, book)
  }
}

/** `Blueprint(…, url_prefix='/v1')`, `APIRouter(prefix='/v1', dependencies=[…])` */
function readMaker(call: CallNode, project: CodeProject, book: RouteBook): void {
  const prefix = textOf(call.named.get('url_prefix') ?? call.named.get('prefix'), project)
  if (prefix !== null) book.setPrefix(call, prefix)
  for (const node of itemsOf(call.named.get('dependencies'), project)) {
    book.addGuard(call, { node, at: call, path: null, isOrdered: false })
  }
}

type Decorated = NodeOf<'function'> | NodeOf<'class'>

function readDecorators(node: Decorated, project: CodeProject, book: RouteBook): void {
  const others: SyntaxNode[] = []
  const routes: { call: CallNode; router: RouterRef; name: string }[] = []
  for (const each of node.decorators) {
    const call = each.kind === 'call' ? each : null
    const callee = call === null ? each : call.callee
    const router = callee.kind === 'member' ? findRouter(callee.object, project) : null
    if (callee.kind !== 'member' || router === null) others.push(each)
    else if (call !== null && isRouting(callee.name))
      routes.push({ call, router, name: callee.name })
    else if (/^before_(?:app_)?request$|^middleware$/.test(callee.name)) {
      if (callee.name !== 'middleware' || node.kind === 'function') {
        book.addGuard(router.id, { node, at: each, path: null, isOrdered: false })
      }
    }
  }
  for (const { call, router, name } of routes) {
    const own = [...others, ...dependenciesOf(call, node, project)]
    addRoute(call, router, name, node, own, project, book)
  }
}

function isRouting(name: string): boolean {
  return METHODS.includes(name) || /^(?:route|api_route)$/.test(name)
}

function addRoute(
  call: CallNode,
  { id, framework }: RouterRef,
  name: string,
  node: Decorated,
  guards: readonly SyntaxNode[],
  project: CodeProject,
  book: RouteBook,
): void {
  const path = textOf(call.args[0] ?? call.named.get('path') ?? call.named.get('rule'), project)
  if (path === null) return
  if (node.kind === 'class') {
    addViews(node, { id, framework }, path, call, guards, book)
    return
  }
  const methods = METHODS.includes(name)
    ? [name.toUpperCase()]
    : methodsOf(call.named.get('methods'), project)
  for (const method of methods) {
    book.addRoute({ framework, router: id, method, path, handler: node, guards, at: call })
  }
}

function methodsOf(node: SyntaxNode | undefined, project: CodeProject): string[] {
  const given = itemsOf(node, project).flatMap((each) =>
    each.kind === 'text' && each.value !== null ? [each.value.toUpperCase()] : [],
  )
  return given.length > 0 ? given : ['GET']
}

/** A method of a class for each method of HTTP, as in MethodView and Resource. */
function addViews(
  node: NodeOf<'class'>,
  { id, framework }: RouterRef,
  path: string,
  at: CallNode,
  guards: readonly SyntaxNode[],
  book: RouteBook,
): void {
  const shared = (node.body?.children ?? []).flatMap((each) => {
    const isList =
      each.kind === 'assign' && each.target.kind === 'name' && each.value.kind === 'list'
    if (!isList || each.target.kind !== 'name' || each.value.kind !== 'list') return []
    return /^(?:decorators|method_decorators)$/.test(each.target.name) ? each.value.items : []
  })
  for (const each of node.body?.children ?? []) {
    if (each.kind !== 'function' || !METHODS.includes(each.name ?? '')) continue
    const method = (each.name ?? '').toUpperCase()
    const all = [
      ...guards,
      ...node.decorators.filter((one) => one !== at),
      ...shared,
      ...each.decorators,
    ]
    book.addRoute({ framework, router: id, method, path, handler: each, guards: all, at: each })
  }
}

function readCall(
  call: CallNode,
  callee: NodeOf<'member'>,
  project: CodeProject,
  book: RouteBook,
): void {
  if (
    !joinPattern(
      '',
      '^(?:register_blueprint|include_router|before_(?:app_)?request|add_url_rule|',
      'add_resource|add_api_route|add_middleware|mount)$',
    ).test(callee.name)
  ) {
    return
  }
  const router = findRouter(callee.object, project)
  const [first, second, third] = call.args
  if (router === null) return
  const { id } = router
  if (/^before/.test(callee.name) && first !== undefined) {
    book.addGuard(id, { node: first, at: call, path: null, isOrdered: false })
  } else if (callee.name === 'add_middleware' && first !== undefined) {
    book.addGuard(id, { node: first, at: call, path: null, isOrdered: false })
  } else if (/^(?:register_blueprint|include_router)$/.test(callee.name) && first !== undefined) {
    const inner = findRouter(first, project)
    const prefix = textOf(call.named.get('url_prefix') ?? call.named.get('prefix'), project) ?? ''
    const guards = itemsOf(call.named.get('dependencies'), project)
    if (inner !== null) book.mount(inner.id, { parent: id, prefix, guards, at: call })
  } else if (callee.name === 'mount' && second !== undefined) {
    const inner = findRouter(second, project)
    if (inner !== null)
      book.mount(inner.id, {
        parent: id,
        prefix: textOf(first, project) ?? '',
        guards: [],
        at: call,
      })
  } else if (callee.name === 'add_resource' && first !== undefined) {
    addHandler(call, router, call.args.slice(1), first, project, book)
  } else {
    const view = call.named.get('view_func') ?? call.named.get('endpoint') ?? third ?? second
    if (first !== undefined && view !== undefined)
      addHandler(call, router, [first], view, project, book)
  }
}

/** `add_url_rule('/users', view_func=Users.as_view('users'))`, `add_resource(Users, '/users')` */
function addHandler(
  call: CallNode,
  router: RouterRef,
  paths: readonly SyntaxNode[],
  view: SyntaxNode,
  project: CodeProject,
  book: RouteBook,
): void {
  const isView =
    view.kind === 'call' && view.callee.kind === 'member' && view.callee.name === 'as_view'
  const named = isView && view.callee.kind === 'member' ? view.callee.object : view
  const inner = !isView && named.kind === 'call' ? (named.args[0] ?? named) : named
  const found = resolve(inner, project.files)
  const node = found.kind === 'node' ? found.node : inner
  const wrappers = inner === named ? [] : [named]
  for (const each of paths) {
    const path = textOf(each, project)
    if (path === null) continue
    if (node.kind === 'class') addViews(node, router, path, call, wrappers, book)
    else if (node.kind === 'function') {
      const guards = [...wrappers, ...node.decorators]
      for (const method of methodsOf(call.named.get('methods'), project)) {
        book.addRoute({
          ...router,
          router: router.id,
          method,
          path,
          handler: node,
          guards,
          at: call,
        })
      }
    }
  }
}

/** `dependencies=[Depends(f)]`, `user = Depends(f)`, `Annotated[User, Security(f)]` */
function dependenciesOf(
  call: CallNode,
  node: Decorated,
  project: CodeProject,
): readonly SyntaxNode[] {
  const given = itemsOf(call.named.get('dependencies'), project)
  return node.kind === 'function' ? [...given, ...injectedInto(node, project)] : given
}

function injectedInto(node: FunctionNode, project: CodeProject): SyntaxNode[] {
  return node.parameters.flatMap(({ fallback, annotation }) => {
    const inAnnotation = annotation === null ? [] : listCalls(annotation, project)
    const inFallback = fallback === null ? [] : listCalls(fallback, project)
    return [...inFallback, ...inAnnotation].filter((each) =>
      /(?:^|\.)(?:Depends|Security)\(\)$/.test(nameOrigin(each, project.files)),
    )
  })
}

/** Also of an alias: `CurrentUser = Annotated[User, Depends(f)]`. */
function listCalls(node: SyntaxNode, project: CodeProject): SyntaxNode[] {
  const found = node.kind === 'name' ? resolve(node, project.files) : null
  const start = found?.kind === 'node' ? found.node : node
  const calls: SyntaxNode[] = []
  const open: SyntaxNode[] = [start]
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each.kind === 'call') calls.push(each)
    else if (each.kind !== 'class' && each.kind !== 'function') open.push(...each.children)
  }
  return calls
}

function itemsOf(node: SyntaxNode | undefined, project: CodeProject): readonly SyntaxNode[] {
  if (node === undefined) return []
  const found = node.kind === 'list' ? null : resolve(node, project.files)
  const list = found?.kind === 'node' ? found.node : node
  if (list.kind !== 'list') return []
  return list.items.map((each) => {
    const item = each.kind === 'name' ? resolve(each, project.files) : null
    return item?.kind === 'node' && item.node.kind === 'call' ? item.node : each
  })
}

function textOf(node: SyntaxNode | undefined, project: CodeProject): string | null {
  if (node === undefined) return null
  const found = node.kind === 'text' ? null : resolve(node, project.files)
  const text = found?.kind === 'node' ? found.node : node
  if (text.kind !== 'text') return null
  if (text.value !== null) return text.value
  return text.parts
    .map((each) => (typeof each === 'string' ? each : (textOf(each, project) ?? '{part}')))
    .join('')
}
