/** Holds one file that was read: its text, its tree, and its nodes by kind. */
import type { NodeKind, NodeOf, SyntaxNode } from './syntax-node.ts'

export type Language = 'python' | 'javascript' | 'template'

/**
 * Server: may serve requests. Client: runs with whoever uses the product. Test and tool: neither is
 * reached by strangers. Made: minified, generated or somebody else's.
 */
export type FileRole = 'server' | 'client' | 'test' | 'tool' | 'made'

export interface Comment {
  readonly start: number
  readonly text: string
}

export interface FilePoint {
  /** From 1, both. */
  readonly line: number
  readonly column: number
}

export class SourceFile {
  readonly path: string
  readonly text: string
  readonly language: Language
  readonly role: FileRole
  readonly comments: Comment[] = []
  /** Stretches that the grammar did not understand. */
  errors = 0
  /** Null of templates, which are read as text. */
  root: SyntaxNode | null = null
  readonly #byKind = new Map<NodeKind, SyntaxNode[]>()
  readonly #owners = new Map<SyntaxNode, SyntaxNode>()
  readonly #lines: number[] = [0]

  constructor(path: string, text: string, language: Language, role: FileRole) {
    this.path = path
    this.text = text
    this.language = language
    this.role = role
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.#lines.push(at + 1)
    }
  }

  /** In the order of the text. */
  all<K extends NodeKind>(kind: K): readonly NodeOf<K>[] {
    return (this.#byKind.get(kind) ?? []) as NodeOf<K>[]
  }

  /** Takes the whole tree in: parents, and nodes by kind. */
  plant(root: SyntaxNode): void {
    this.root = root
    const open: SyntaxNode[] = [root]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const kind = this.#byKind.get(node.kind)
      if (kind === undefined) this.#byKind.set(node.kind, [node])
      else kind.push(node)
      for (let at = node.children.length - 1; at >= 0; at--) {
        const child = node.children[at]
        if (child === undefined) continue
        child.parent = node
        const isScope = /^(?:function|module|class)$/.test(node.kind)
        this.#owners.set(child, isScope ? node : (this.#owners.get(node) ?? node))
        open.push(child)
      }
    }
  }

  /** The function, class or module in which a node stands; null for the module. */
  ownerOf(node: SyntaxNode): SyntaxNode | null {
    return this.#owners.get(node) ?? null
  }

  pointAt(offset: number): FilePoint {
    let low = 0
    let high = this.#lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lines[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 }
  }

  /** Without its line end; empty beyond the last. */
  lineText(line: number): string {
    const start = this.#lines[line - 1]
    if (start === undefined) return ''
    return this.text.slice(start, (this.#lines[line] ?? this.text.length + 1) - 1)
  }

  /** Of the first character of the line. */
  offsetOf(line: number): number {
    return this.#lines[line - 1] ?? this.text.length
  }

  textOf(node: { readonly start: number; readonly end: number }): string {
    return this.text.slice(node.start, node.end)
  }
}
