/** Decides whether a value is the key that a caller sent, and where it was sent. */
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { isKeyHeader, meansKey } from './key-words.ts'
import type { RequestPart, RequestRead } from './request-read.ts'
import { traceValue, type ValueSource } from './trace-value.ts'

export interface PresentedKey {
  readonly part: RequestPart
  /** As the request names it; null where the code takes whatever comes. */
  readonly name: string | null
  readonly isHashed: boolean
  /** What reads it from the request. */
  readonly node: SyntaxNode
}

export function isKeyRead({ part, name }: RequestRead): boolean {
  if (name === null) return false
  return part === 'header' ? isKeyHeader(name) : meansKey(name)
}

/** `?key=…`: a key only where it is compared with keys, for others sort and filter by it. */
export function isBareKey({ part, name }: RequestRead): boolean {
  return part === 'query' && name !== null && /^(?:key|k|auth|pass|apiauth)$/i.test(name)
}

/** As below, and also `?key=`: for what is compared with something known to be keys. */
export function findComparedKey(node: SyntaxNode, project: CodeProject): PresentedKey | null {
  const known = findPresentedKey(node, project)
  if (known !== null) return known
  for (const source of traceValue(node, project)) {
    if (source.kind !== 'request' || !isBareKey(source.read)) continue
    const { part, name } = source.read
    return { part, name, isHashed: source.isHashed, node: source.node }
  }
  return null
}

/** Null for values of other origin, and for parts of the request that are no keys. */
export function findPresentedKey(node: SyntaxNode, project: CodeProject): PresentedKey | null {
  for (const source of traceValue(node, project)) {
    const key = presentedBy(source)
    if (key !== null) return key
  }
  return null
}

function presentedBy(source: ValueSource): PresentedKey | null {
  if (source.kind !== 'request' || !isKeyRead(source.read)) return null
  const { part, name } = source.read
  return { part, name, isHashed: source.isHashed, node: source.node }
}
