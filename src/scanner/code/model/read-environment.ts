/** Decides whether an expression reads an environment variable, and what stands in for it. */
import { joinPattern } from '../join-pattern.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import { nameOrigin } from './name-origin.ts'
import type { Files } from './resolve-name.ts'

export interface EnvironmentRead {
  readonly name: string
  readonly fallback: SyntaxNode | null
}

const OBJECTS = joinPattern(
  '',
  String.raw`^(?:process\.env|os\.environ|Bun\.env|import\.meta\.env|\?(?:c|ctx|`,
  String.raw`context)\.env|globalThis\.process\.env)$`,
)
const CALLS = joinPattern(
  '',
  String.raw`^(?:os\.environ\.get|os\.getenv|Deno\.env\.get|decouple\.config|`,
  String.raw`environs\.Env\(\)(?:\.\w+)?|environ\.Env\(\)(?:\.\w+)?|`,
  String.raw`starlette\.config\.Config\(\)|hono\/adapter\.env)$`,
)

export function readEnvironment(node: SyntaxNode, files: Files): EnvironmentRead | null {
  if (node.kind === 'member') {
    const isMeta = /^import\.meta\.env$/.test(node.file.textOf(node.object))
    const isObject = isMeta || OBJECTS.test(nameOrigin(node.object, files))
    return isObject ? { name: node.name, fallback: null } : null
  }
  if (node.kind === 'name') return null
  if (node.kind !== 'call' || !CALLS.test(nameOrigin(node.callee, files))) return null
  const [name, second] = node.args
  if (name?.kind !== 'text' || name.value === null) return null
  return { name: name.value, fallback: second ?? node.named.get('default') ?? null }
}
