/** Decides which routes Django and its REST framework are told of, and what guards them. */
import type { CodeProject } from '../model/code-project.ts'
import { findModule } from '../model/find-module.ts'
import { nameOrigin } from '../model/name-origin.ts'
import { joinPaths } from '../model/path-template.ts'
import { findMember } from '../model/read-scopes.ts'
import { resolve } from '../model/resolve-name.ts'
import type { RouteBook } from '../model/route-book.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head']
const ACTIONS: Readonly<Record<string, readonly [string, boolean]>> = {
  list: ['GET', false],
  create: ['POST', false],
  retrieve: ['GET', true],
  update: ['PUT', true],
  partial_update: ['PATCH', true],
  destroy: ['DELETE', true],
}

export function readDjangoRoutes(file: SourceFile, project: CodeProject, book: RouteBook): void {
  readSettings(file, project, book)
  const calls = file.all('call').filter(({ callee }) => {
    const origin = nameOrigin(callee, project.files)
    return /^django\.(?:urls|conf\.urls)\.(?:path|re_path|url)$/.test(origin)
  })
  for (const call of calls) {
    const [path, view] = call.args
    if (path?.kind !== 'text' || path.value === null || view === undefined) continue
    readView(call, path.value, view, project, book)
  }
  for (const call of file.all('call')) readRegistration(call, project, book)
}

/** The module of the routes stands for their router, since `include` names it. */
function readView(
  call: CallNode,
  path: string,
  view: SyntaxNode,
  project: CodeProject,
  book: RouteBook,
): void {
  const router = call.file.root
  if (view.kind === 'call' && /\.include$/.test(nameOrigin(view.callee, project.files))) {
    const inner = includedModule(view, project)
    if (inner !== null && router !== null) {
      book.mount(inner, { parent: router, prefix: path, guards: [], at: call })
    }
    return
  }
  const isClass =
    view.kind === 'call' && view.callee.kind === 'member' && view.callee.name === 'as_view'
  const named = isClass && view.callee.kind === 'member' ? view.callee.object : view
  const inner = !isClass && named.kind === 'call' ? (named.args[0] ?? named) : named
  const wrappers = inner === named ? [] : [named]
  const unwrapped =
    inner.kind === 'call' && inner.callee.kind === 'member' && inner.callee.name === 'as_view'
      ? inner.callee.object
      : inner
  const found = resolve(unwrapped, project.files)
  const node = found.kind === 'node' ? found.node : unwrapped
  const base = { framework: 'django' as const, router, path, at: call }
  if (node.kind === 'class') {
    const guards = [...wrappers, ...classGuards(node, project)]
    const methods = methodsOf(node, project)
    for (const { method, handler } of methods) book.addRoute({ ...base, method, handler, guards })
  } else if (node.kind === 'function') {
    const guards = [...wrappers, ...node.decorators]
    for (const method of functionMethods(node))
      book.addRoute({ ...base, method, handler: node, guards })
  }
}

function includedModule(view: CallNode, project: CodeProject): SyntaxNode | null {
  const first = view.args[0]
  const given = first?.kind === 'list' ? first.items[0] : first
  if (given?.kind === 'text' && given.value !== null) {
    const path = findModule(project.files, view.file, given.value)
    return path === null ? null : (project.files.get(path)?.root ?? null)
  }
  const object = given?.kind === 'member' && given.name === 'urls' ? given.object : given
  if (object === undefined) return null
  const found = resolve(object, project.files)
  if (found.kind === 'module') return found.file.root
  return found.kind === 'node' && found.node.kind === 'call' ? found.node : null
}

/** Permission and authentication classes, mixins and decorators of a view, its bases included. */
function classGuards(node: NodeOf<'class'>, project: CodeProject): SyntaxNode[] {
  const guards: SyntaxNode[] = [...node.decorators]
  for (const name of ['permission_classes', 'authentication_classes']) {
    const given = findMember(node, name)
    if (given === null) continue
    guards.push(...(given.kind === 'list' ? given.items : [given]))
  }
  for (const base of node.bases) {
    guards.push(base)
    const found = resolve(base, project.files)
    if (found.kind === 'node' && found.node.kind === 'class' && found.node !== node) {
      guards.push(...classGuards(found.node, project))
    }
  }
  return guards
}

function methodsOf(node: NodeOf<'class'>, project: CodeProject) {
  const own = (node.body?.children ?? []).flatMap((each) => {
    if (each.kind !== 'function' || !METHODS.includes(each.name ?? '')) return []
    return [{ method: (each.name ?? '').toUpperCase(), handler: each as SyntaxNode }]
  })
  if (own.length > 0) return own
  const bases = node.bases.map((each) => nameOrigin(each, project.files)).join(' ')
  const methods = /(?:Create)/.test(bases) ? ['POST'] : []
  if (/List|Retrieve|Detail|Template|^$/.test(bases)) methods.unshift('GET')
  if (/Update/.test(bases)) methods.push('PUT')
  if (/Destroy|Delete/.test(bases)) methods.push('DELETE')
  return (methods.length > 0 ? methods : ['GET']).map((method) => ({
    method,
    handler: node as SyntaxNode,
  }))
}

/** `@api_view(['GET', 'POST'])`, `@require_POST` */
function functionMethods(node: NodeOf<'function'>): string[] {
  const methods = node.decorators.flatMap((each) => {
    const text = node.file.textOf(each)
    if (/^require_POST\b/.test(text)) return ['POST']
    if (/^require_(?:GET|safe)\b/.test(text)) return ['GET']
    if (!/^(?:api_view|require_http_methods)\b/.test(text)) return []
    return [...text.matchAll(/['"]([A-Za-z]{3,7})['"]/g)].map(([, name = '']) => name.toUpperCase())
  })
  return methods.length > 0 ? methods : ['ANY']
}

/** `router.register('users', UserViewSet)` */
function readRegistration(call: CallNode, project: CodeProject, book: RouteBook): void {
  const { callee, args } = call
  const [path, view] = args
  if (callee.kind !== 'member' || callee.name !== 'register' || view === undefined) return
  const found = resolve(callee.object, project.files)
  const router = found.kind === 'node' ? found.node : null
  if (router?.kind !== 'call' || path?.kind !== 'text' || path.value === null) return
  if (!/rest_framework\.routers\.|rest_framework_nested/.test(nameOrigin(router, project.files)))
    return
  const target = resolve(view, project.files)
  if (target.kind !== 'node' || target.node.kind !== 'class') return
  const node = target.node
  const guards = classGuards(node, project)
  const isReadOnly = node.bases.some((each) => /ReadOnly/.test(node.file.textOf(each)))
  for (const [name, [method, isItem]] of Object.entries(ACTIONS)) {
    if (isReadOnly && method !== 'GET') continue
    const handler = findMember(node, name) ?? node
    const full = isItem ? joinPaths(path.value, '{id}') : path.value
    book.addRoute({ framework: 'django', router, method, path: full, handler, guards, at: call })
  }
}

/** MIDDLEWARE and DEFAULT_PERMISSION_CLASSES: dotted names of classes. */
function readSettings(file: SourceFile, project: CodeProject, book: RouteBook): void {
  for (const { target, value } of file.all('assign')) {
    if (target.kind !== 'name') continue
    if (target.name === 'MIDDLEWARE' && value.kind === 'list') {
      for (const each of value.items) addDotted(each, project, book)
    }
    if (target.name !== 'REST_FRAMEWORK' || value.kind !== 'object') continue
    for (const { key, value: classes } of value.entries) {
      if (key !== 'DEFAULT_PERMISSION_CLASSES' || classes.kind !== 'list') continue
      for (const each of classes.items) addDotted(each, project, book)
    }
  }
}

function addDotted(node: SyntaxNode, project: CodeProject, book: RouteBook): void {
  if (node.kind !== 'text' || node.value === null) return
  const dot = node.value.lastIndexOf('.')
  const path = findModule(project.files, node.file, node.value.slice(0, dot))
  const file = path === null ? undefined : project.files.get(path)
  const name = node.value.slice(dot + 1)
  if (/^(?:IsAuthenticated|DjangoModelPermissions|IsAdminUser|HasAPIKey)$/.test(name)) {
    book.addEverywhere(node, () => true)
  }
  const made = file?.all('class').find((each) => each.name === name)
  const code = made ?? file?.all('function').find((each) => each.name === name)
  if (code !== undefined) book.addEverywhere(code, () => true)
}
