/** Decides which texts of a file no report may show, since they are, or may be, keys. */
import { looksRandom } from '../secrets/measure-entropy.ts'
import { mayMeanKey } from './model/key-words.ts'
import type { SourceFile } from './syntax/source-file.ts'
import type { SyntaxNode } from './syntax/syntax-node.ts'

const LENGTH_MIN = 6
/** From here on what looks random is hidden whatever it is called. */
const RANDOM_LENGTH_MIN = 16

export function listSecretTexts(file: SourceFile): readonly string[] {
  const texts = new Set<string>()
  for (const node of file.all('text')) {
    for (const part of node.parts) {
      if (typeof part !== 'string' || part.length < LENGTH_MIN || /\s/.test(part)) continue
      if (part.length >= RANDOM_LENGTH_MIN && looksRandom(part)) texts.add(part)
      else if (isNamedKey(node)) texts.add(part)
    }
  }
  return [...texts]
}

/** Assigned to, compared with or listed under a name that means a key. */
function isNamedKey(node: SyntaxNode): boolean {
  let at = node.parent
  for (let up = 0; at !== null && up < 3; up++, at = at.parent) {
    if (at.kind === 'assign') return namesKey(at.target)
    if (at.kind === 'binary') {
      return (
        /^(?:[!=]=|(?:not )?in)$/.test(at.operator) && (namesKey(at.left) || namesKey(at.right))
      )
    }
    if (at.kind === 'other' && /^(?:pair|keyword_argument)$/.test(at.grammar)) {
      const key = at.children[0]
      if (key !== undefined && key !== node && namesKey(key)) return true
    }
  }
  return false
}

function namesKey(node: SyntaxNode): boolean {
  if (node.kind === 'name' || node.kind === 'member') return mayMeanKey(node.name)
  if (node.kind === 'text') return node.value !== null && mayMeanKey(node.value)
  return node.kind === 'call' && namesKey(node.args[0] ?? node.callee)
}
