/** Says what a program looks like to the rules: one tree for Python, JavaScript and TypeScript. */
import type { SourceFile } from './source-file.ts'

interface NodeBase {
  /** Characters of the text, as JavaScript counts them. */
  readonly start: number
  readonly end: number
  readonly file: SourceFile
  /** Null of the module only. Set once the tree is whole. */
  parent: SyntaxNode | null
  /** All nodes below, in the order of the text, also those that have a name of their own. */
  readonly children: readonly SyntaxNode[]
}

export interface ModuleNode extends NodeBase {
  readonly kind: 'module'
}

export interface Parameter {
  /** Null of a pattern; its names are in `target`. */
  readonly name: string | null
  readonly target: SyntaxNode
  /** `Annotated[str, Depends(f)]`; Python only. */
  readonly annotation: SyntaxNode | null
  readonly fallback: SyntaxNode | null
}

export interface FunctionNode extends NodeBase {
  readonly kind: 'function'
  readonly name: string | null
  readonly parameters: readonly Parameter[]
  /** A block, or the expression of an arrow function or lambda. */
  readonly body: SyntaxNode | null
  readonly decorators: readonly SyntaxNode[]
}

export interface ClassNode extends NodeBase {
  readonly kind: 'class'
  readonly name: string | null
  readonly bases: readonly SyntaxNode[]
  readonly body: SyntaxNode | null
  readonly decorators: readonly SyntaxNode[]
}

export interface CallNode extends NodeBase {
  readonly kind: 'call'
  readonly callee: SyntaxNode
  /** Positional ones. */
  readonly args: readonly SyntaxNode[]
  /** Keyword arguments of Python. */
  readonly named: ReadonlyMap<string, SyntaxNode>
  readonly isNew: boolean
}

/** `a.b`, `a?.b`, and `a['b']`, too, since JavaScript means the same by both; see `isIndex`. */
export interface MemberNode extends NodeBase {
  readonly kind: 'member'
  readonly object: SyntaxNode
  readonly name: string
  /** Written with brackets. */
  readonly isIndex: boolean
}

/** `a[b]` where b is no text. */
export interface IndexNode extends NodeBase {
  readonly kind: 'index'
  readonly object: SyntaxNode
  readonly key: SyntaxNode
}

export interface NameNode extends NodeBase {
  readonly kind: 'name'
  readonly name: string
}

export interface TextNode extends NodeBase {
  readonly kind: 'text'
  /** Null where something is put in. */
  readonly value: string | null
  readonly parts: readonly (string | SyntaxNode)[]
}

/** Numbers are their text; null is also None and undefined. */
export interface LiteralNode extends NodeBase {
  readonly kind: 'literal'
  readonly value: boolean | null | string
}

/** Lists, tuples, sets and arrays. */
export interface ListNode extends NodeBase {
  readonly kind: 'list'
  readonly items: readonly SyntaxNode[]
}

export interface Entry {
  /** Null where it is computed or a spread. */
  readonly key: string | null
  readonly value: SyntaxNode
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object'
  readonly entries: readonly Entry[]
}

/** `{ a, b: c }` on the left: the value of each entry is what gets the name. */
export interface PatternNode extends NodeBase {
  readonly kind: 'pattern'
  readonly entries: readonly Entry[]
}

/** Declarations, assignments, `with … as`, and what a loop hands out (`isEach`). */
export interface AssignNode extends NodeBase {
  readonly kind: 'assign'
  readonly target: SyntaxNode
  readonly value: SyntaxNode
  readonly isEach: boolean
}

/** Operators as Python writes them, for JavaScript too: `==`, `!=`, `in`, `and`, `or`, `not in`. */
export interface BinaryNode extends NodeBase {
  readonly kind: 'binary'
  readonly operator: string
  readonly left: SyntaxNode
  readonly right: SyntaxNode
}

export interface NotNode extends NodeBase {
  readonly kind: 'not'
  readonly operand: SyntaxNode
}

/** `if` as a statement or as an expression. */
export interface IfNode extends NodeBase {
  readonly kind: 'if'
  readonly test: SyntaxNode
  readonly then: SyntaxNode
  readonly otherwise: SyntaxNode | null
}

export interface ReturnNode extends NodeBase {
  readonly kind: 'return'
  readonly value: SyntaxNode | null
}

export interface ThrowNode extends NodeBase {
  readonly kind: 'throw'
  readonly value: SyntaxNode | null
}

export interface ImportedName {
  /** `*` for the whole module, `default` for its default. */
  readonly imported: string
  readonly local: string
}

export interface ImportNode extends NodeBase {
  readonly kind: 'import'
  /** As written: `flask`, `.auth`, `./auth.js`. */
  readonly module: string
  readonly names: readonly ImportedName[]
}

/** `export` of JavaScript: of a declaration, of a value (`default`), or of names. */
export interface ExportNode extends NodeBase {
  readonly kind: 'export'
  readonly isDefault: boolean
  /** `imported` is the name within, `local` the one that others import. */
  readonly names: readonly ImportedName[]
  /** Where it hands on what another module exports. */
  readonly module: string | null
}

/** Statements of a body. */
export interface BlockNode extends NodeBase {
  readonly kind: 'block'
}

/** Everything else, by the name that its grammar gives it. */
export interface OtherNode extends NodeBase {
  readonly kind: 'other'
  readonly grammar: string
}

export type SyntaxNode =
  | ModuleNode
  | FunctionNode
  | ClassNode
  | CallNode
  | MemberNode
  | IndexNode
  | NameNode
  | TextNode
  | LiteralNode
  | ListNode
  | ObjectNode
  | PatternNode
  | AssignNode
  | BinaryNode
  | NotNode
  | IfNode
  | ReturnNode
  | ThrowNode
  | ImportNode
  | ExportNode
  | BlockNode
  | OtherNode

export type NodeKind = SyntaxNode['kind']
export type NodeOf<K extends NodeKind> = Extract<SyntaxNode, { kind: K }>
