/** Decides whether an expression may be nothing or an empty text, and whether that is ruled out. */
import { limits } from '../../../base/limits.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { readEnvironment } from './read-environment.ts'
import { readRequest } from './read-request.ts'
import { findBindings } from './read-scopes.ts'
import { resolve } from './resolve-name.ts'

/** Nothing: None or undefined. Empty: a text without characters. */
export type Emptiness = 'nothing' | 'empty'

/** What the expression is when the variable is not set, or the request has no such field. */
export function listEmptiness(
  node: SyntaxNode,
  project: CodeProject,
  depth = 0,
): ReadonlySet<Emptiness> {
  const none: ReadonlySet<Emptiness> = new Set()
  if (depth > limits.codeResolveDepthMax) return none
  const next = (inner: SyntaxNode) => listEmptiness(inner, project, depth + 1)
  if (node.kind === 'text') return node.value === '' ? new Set(['empty']) : none
  if (node.kind === 'literal') return node.value === null ? new Set(['nothing']) : none
  if (node.kind === 'binary' && /^(?:or|\?\?)$/.test(node.operator)) return next(node.right)
  if (node.kind === 'name') {
    const value = findBindings(node, node.name).at(-1)
    if (value?.kind === 'value' && value.path.length === 0 && !value.assign.isEach) {
      return next(value.value)
    }
    const found = value?.kind === 'import' ? resolve(node, project.files) : null
    return found?.kind === 'node' && found.node !== node ? next(found.node) : none
  }
  const environment = readEnvironment(node, project.files)
  if (environment !== null) return ofRead(node, environment.fallback, next)
  if (readRequest(node, project.files) !== null) {
    const fallback = node.kind === 'call' ? (node.args[1] ?? null) : null
    return ofRead(node, fallback, next)
  }
  if (node.kind !== 'call') return none
  const inner = node.callee.kind === 'member' ? node.callee.object : node.args[0]
  const form = /^(?:encode|strip|trim|lower|toLowerCase|toString|update|digest|hexdigest)$/
  if (node.callee.kind === 'member' && form.test(node.callee.name)) {
    return onlyEmpty(next(node.args[0] ?? inner ?? node))
  }
  const argument = node.args[0]
  return argument !== undefined &&
    /(?:Buffer\.from|sha256|hash\w*|str|String)$/i.test(node.file.textOf(node.callee))
    ? onlyEmpty(next(argument))
    : none
}

/** `os.environ['X']` and `request.headers['X']` of Python fail instead. */
function ofRead(
  node: SyntaxNode,
  fallback: SyntaxNode | null,
  next: (inner: SyntaxNode) => ReadonlySet<Emptiness>,
): ReadonlySet<Emptiness> {
  if (fallback !== null) return next(fallback)
  if (node.kind === 'name') return new Set()
  if (node.file.language === 'python' && node.kind === 'member') return new Set()
  return new Set(['nothing'])
}

/** Methods of nothing fail; those of an empty text give an empty text. */
function onlyEmpty(found: ReadonlySet<Emptiness>): ReadonlySet<Emptiness> {
  return new Set([...found].filter((each) => each === 'empty'))
}

/** Somebody asks whether it is there: `if not key`, `!key ||`, `key is None`, `key and …`. */
export function isAskedFor(node: SyntaxNode, within: SyntaxNode | null): boolean {
  const { file } = node
  const written = compact(file.textOf(node))
  const isIn = (each: SyntaxNode) =>
    within === null || (each.start >= within.start && each.end <= within.end)
  const isIt = (each: SyntaxNode) => compact(file.textOf(each)) === written
  const isNothing = (each: SyntaxNode) =>
    (each.kind === 'literal' && each.value === null) || (each.kind === 'text' && each.value === '')
  if (file.all('not').some((each) => isIn(each) && isIt(each.operand))) return true
  if (file.all('if').some((each) => isIn(each) && isIt(each.test))) return true
  return file.all('binary').some((each) => {
    if (!isIn(each)) return false
    if (/^(?:and|or)$/.test(each.operator)) {
      return isIt(each.left) && each.parent?.kind !== 'assign' && !isNothing(each.right)
    }
    return isIt(each.left) && isNothing(each.right)
  })
}

function compact(text: string): string {
  return text.replace(/\s+/g, '')
}

/** The function in which it stands; null for the module. */
export function functionAround(node: SyntaxNode): SyntaxNode | null {
  let at = node.parent
  while (at !== null && at.kind !== 'function') at = at.parent
  return at
}
