/** Decides what an expression is called from outside: `flask.request.headers.get`, `express()`. */
import { limits } from '../../../base/limits.ts'
import type { NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'
import { findBindings } from './read-scopes.ts'
import { type Files, resolve } from './resolve-name.ts'

/**
 * Dots for members, brackets for what a call gives: `app.get` after `const app = express()` is
 * `express().get`. Parameters and what nobody knows begin with `?`, then the name as written.
 */
export function nameOrigin(node: SyntaxNode, files: Files, depth = 0): string {
  if (depth > limits.codeResolveDepthMax) return '?'
  if (node.kind === 'call') {
    const required = requiredBy(node)
    if (required !== null) return required
    return `${nameOrigin(node.callee, files, depth + 1)}()`
  }
  if (node.kind === 'member') {
    const found = resolve(node, files)
    if (found.kind === 'outside') return found.name
    if (found.kind === 'node' && found.node !== node)
      return describe(found.node, node, files, depth)
    return `${nameOrigin(node.object, files, depth + 1)}.${node.name}`
  }
  if (node.kind === 'index') return `${nameOrigin(node.object, files, depth + 1)}.[]`
  if (node.kind === 'name') return nameOfName(node, files, depth)
  if (node.kind === 'binary' && /^(?:or|\?\?)$/.test(node.operator)) {
    return nameOrigin(node.left, files, depth + 1)
  }
  return '?'
}

/** `require('fastify')({ … })` and `app.register(require('@fastify/cors'))` */
function requiredBy({ callee, args }: NodeOf<'call'>): string | null {
  const isRequire = callee.kind === 'name' && callee.name === 'require'
  const first = args[0]
  if (!isRequire || first?.kind !== 'text' || first.value === null) return null
  return first.value.startsWith('.') ? null : first.value.replace(/^node:/, '')
}

function nameOfName(
  node: Extract<SyntaxNode, { kind: 'name' }>,
  files: Files,
  depth: number,
): string {
  const binding = findBindings(node, node.name).at(-1)
  if (binding?.kind === 'parameter') {
    const { annotation } = binding.parameter
    const type = annotation === null ? '' : nameOrigin(annotation, files, depth + 1)
    return type.startsWith('?') || type === '' ? `?${node.name}` : `${type}()`
  }
  if (binding?.kind === 'value' && binding.path.length > 0 && !binding.assign.isEach) {
    return [nameOrigin(binding.value, files, depth + 1), ...binding.path].join('.')
  }
  const found = resolve(node, files)
  if (found.kind === 'outside') return found.name
  if (found.kind === 'module') return `?${node.name}`
  return found.node === node ? `?${node.name}` : describe(found.node, node, files, depth)
}

function describe(
  found: SyntaxNode,
  node: SyntaxNode & { readonly name: string },
  files: Files,
  depth: number,
): string {
  if (found.kind === 'function' || found.kind === 'class') return `?${found.name ?? node.name}`
  const origin = nameOrigin(found, files, depth + 1)
  return origin === '?' ? `?${node.name}` : origin
}
