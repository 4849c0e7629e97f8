/** Decides which texts of a file no report may show, since they are, or may be, keys. */
import { looksRandom } from '../secrets/measure-entropy.ts'
import type { CodeProject } from './model/code-project.ts'
import { mayMeanKey } from './model/key-words.ts'
import type { SourceFile } from './syntax/source-file.ts'
import type { NodeOf, SyntaxNode } from './syntax/syntax-node.ts'

/** From here on what looks random is hidden whatever it is called. */
const RANDOM_LENGTH_MIN = 16

export function listSecretTexts(file: SourceFile, project: CodeProject): readonly string[] {
  const texts = new Set<string>()
  for (const { sources } of project.keyChecks) {
    for (const source of sources) {
      const node = source.kind === 'environment' ? source.fallback : source.node
      if (node?.kind === 'text' && node.file === file && node.value) texts.add(node.value)
    }
  }
  for (const node of file.all('text')) {
    const isNamed = isNamedKey(node)
    for (const part of node.parts) {
      if (typeof part !== 'string' || part === '') continue
      const isRandom = part.length >= RANDOM_LENGTH_MIN && looksRandom(part)
      if (isRandom || (isNamed && !isName(part))) texts.add(part)
    }
  }
  return [...texts]
}

/** `X-API-Key`, `API_KEYS`: what a key is called, not a key; and schemes, addresses, sentences. */
function isName(text: string): boolean {
  return mayMeanKey(text) || /\s|^https?:|^\/|^(?:utf-8|hex|base64)$/i.test(text)
}

/** Given to, or compared with, something that is called like a key. */
function isNamedKey(node: NodeOf<'text'>): boolean {
  let at: SyntaxNode = node
  while (at.parent !== null && (at.parent.kind === 'list' || isChoice(at.parent))) at = at.parent
  const { parent } = at
  if (parent?.kind === 'assign') return parent.target !== at && namesKey(parent.target)
  if (parent?.kind === 'binary') {
    if (!/^(?:[!=]=|(?:not )?in)$/.test(parent.operator)) return false
    return namesKey(parent.left === at ? parent.right : parent.left)
  }
  if (parent?.kind !== 'other' || !/^(?:pair|keyword_argument)$/.test(parent.grammar)) return false
  const key = parent.children[0]
  return key !== undefined && key !== at && namesKey(key)
}

/** `read() or 'text'` */
function isChoice(node: SyntaxNode | null): boolean {
  return node?.kind === 'binary' && /^(?:or|\?\?|\+)$/.test(node.operator)
}

function namesKey(node: SyntaxNode): boolean {
  if (node.kind === 'name' || node.kind === 'member') return mayMeanKey(node.name)
  if (node.kind === 'text') return node.value !== null && mayMeanKey(node.value)
  return node.kind === 'call' && node.args[0] !== undefined && namesKey(node.args[0])
}
