/** Decides which secrets an expression would show where it is printed. */
import { joinPattern } from '../join-pattern.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { isBareKey, isKeyRead } from './is-presented-key.ts'
import { meansKey } from './key-words.ts'
import { readRequest } from './read-request.ts'
import { traceValue } from './trace-value.ts'

export type ShownSecret =
  | { readonly kind: 'presented'; readonly name: string }
  | { readonly kind: 'headers' }
  | { readonly kind: 'environment'; readonly name: string }

/** What tells only a part of it, or something about it. */
const HARMLESS = joinPattern(
  '',
  String.raw`^(?:mask\w*|redact\w*|hash\w*|len|bool|Boolean|type|isinstance|hint|`,
  'fingerprint|digest|hexdigest|slice|substring|substr|startsWith|startswith|',
  String.raw`endsWith|includes|omit|pick|last4|keys|id|\w*[Mm]ask\w*|\w*[Rr]edact\w*|`,
  String.raw`\w*[Ss]anitize\w*)$`,
)

/** The outermost expressions that hold one; not those within comparisons and conditions. */
export function listShownSecrets(node: SyntaxNode, project: CodeProject): readonly ShownSecret[] {
  const found: ShownSecret[] = []
  const open: SyntaxNode[] = [node]
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (isHarmless(each)) continue
    if (each.kind === 'name' || each.kind === 'member' || each.kind === 'call') {
      const shown = judge(each, project)
      if (shown !== null) {
        found.push(shown)
        continue
      }
    }
    if (each.kind === 'if')
      open.push(each.then, ...(each.otherwise === null ? [] : [each.otherwise]))
    else if (each.kind === 'member') continue
    else if (each.kind !== 'function') open.push(...each.children)
  }
  return found
}

function isHarmless(node: SyntaxNode): boolean {
  if (node.kind === 'binary') return !/^(?:\+|%|or|and|\?\?)$/.test(node.operator)
  if (node.kind === 'not') return true
  if (node.kind === 'index') return true
  if (node.kind !== 'call') return false
  const { callee } = node
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : ''
  return HARMLESS.test(name)
}

function judge(node: SyntaxNode, project: CodeProject): ShownSecret | null {
  const read = readRequest(node, project.files)
  if (read !== null && read.name === null)
    return read.part === 'header' ? { kind: 'headers' } : null
  const isWrapped =
    node.kind === 'call' &&
    /^(?:dict|list|str|JSON\.stringify|json\.dumps)$/.test(node.file.textOf(node.callee))
  if (isWrapped) return null
  for (const source of traceValue(node, project)) {
    if (source.isHashed) continue
    if (source.kind === 'request') {
      if (source.read.name === null && source.read.part === 'header') return { kind: 'headers' }
      const isCalledKey = node.kind === 'name' && meansKey(node.name) && isBareKey(source.read)
      if (isKeyRead(source.read) || isCalledKey)
        return { kind: 'presented', name: source.read.name ?? '' }
    }
    if (source.kind === 'environment' && isSecretVariable(source.name)) {
      return { kind: 'environment', name: source.name }
    }
  }
  return null
}

/** `STRIPE_SECRET_KEY`, `API_KEYS`; not `PUBLISHABLE_KEY`, nor what is meant for pages. */
export function isSecretVariable(name: string): boolean {
  const own = name.replace(
    /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY)_/,
    '',
  )
  if (/PUBLI(?:C|SH)|ANON|SITE_?KEY|MEASUREMENT|CLIENT_ID|CLIENT_KEY|DSN/.test(own)) return false
  return meansKey(own) || /PASSWORD|PRIVATE_KEY|SERVICE_ROLE|ADMIN_KEY/.test(own)
}
