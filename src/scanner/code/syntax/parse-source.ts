/** Decides what tree a file has, or why it has none. */
import { limits } from '../../../base/limits.ts'
import { javascriptBuilders, javascriptOmitted } from './javascript-builders.ts'
import { pythonBuilders } from './python-builders.ts'
import { type Builder, buildOther, type RawNode } from './raw-node.ts'
import type { SourceFile } from './source-file.ts'
import type { SyntaxNode } from './syntax-node.ts'

type Grammar = typeof import('@ast-grep/napi')
type GrammarNode = ReturnType<ReturnType<Grammar['parse']>['root']>

let grammars: Promise<Grammar> | undefined

/** Loaded on first use: who reads no code pays nothing. */
async function loadGrammars(): Promise<Grammar> {
  const [grammar, { default: python }] = await Promise.all([
    import('@ast-grep/napi'),
    import('@ast-grep/lang-python'),
  ])
  grammar.registerDynamicLanguage({ python })
  return grammar
}

/** Plants the tree of `text` in the file; the reason why not, or null. */
export async function parseSource(
  file: SourceFile,
  text: string = file.text,
): Promise<string | null> {
  grammars ??= loadGrammars()
  const { parse } = await grammars
  const isPython = file.language === 'python'
  const isPlain = /\.[mc]?ts$/.test(file.path)
  const language = isPython ? 'python' : isPlain ? 'TypeScript' : 'Tsx'
  const builders = isPython ? pythonBuilders : javascriptBuilders
  const root = buildTree(parse(language, text).root(), file, builders)
  if (root === null) return `has more than ${limits.codeNodesMax} nodes`
  file.plant(root)
  return null
}

interface Frame {
  readonly node: GrammarNode
  readonly grammar: string
  readonly waiting: GrammarNode[]
  readonly built: SyntaxNode[]
  readonly byId: Map<number, SyntaxNode>
}

/** From the leaves upwards, without recursion: hostile code is nested as deep as it is long. */
function buildTree(
  root: GrammarNode,
  file: SourceFile,
  builders: Readonly<Record<string, Builder>>,
): SyntaxNode | null {
  const open: Frame[] = [openFrame(root)]
  let count = 0
  for (;;) {
    const frame = open.at(-1)
    if (frame === undefined) return null
    const next = frame.waiting.pop()
    if (next !== undefined) {
      const kind = String(next.kind())
      if (kind === 'comment') noteComment(next, file)
      else if (kind === 'ERROR') file.errors++
      if (kind !== 'comment' && !javascriptOmitted.has(kind)) open.push(openFrame(next))
      continue
    }
    open.pop()
    if (++count > limits.codeNodesMax) return null
    const build = builders[frame.grammar] ?? buildOther
    const built = build(toRaw(frame, file))
    const above = open.at(-1)
    if (above === undefined) return built
    above.built.push(built)
    above.byId.set(frame.node.id(), built)
  }
}

function openFrame(node: GrammarNode): Frame {
  const grammar = String(node.kind())
  const waiting = isLeaf(grammar) ? [] : node.children().filter((each) => each.isNamed())
  return { node, grammar, waiting: waiting.reverse(), built: [], byId: new Map() }
}

function isLeaf(grammar: string): boolean {
  return grammar === 'identifier' || grammar === 'property_identifier'
}

function toRaw(frame: Frame, file: SourceFile): RawNode {
  const { start, end } = frame.node.range()
  const find = (field: string) => frame.node.field(field)
  return {
    grammar: frame.grammar,
    start: start.index,
    end: end.index,
    file,
    children: frame.grammar === 'string' ? frame.built.filter(isInserted) : frame.built,
    at: (field) => {
      const id = find(field)?.id()
      return id === undefined ? undefined : frame.byId.get(id)
    },
    textAt: (field) => find(field)?.text(),
  }
}

/** Of the pieces of a text only what is put in is of interest. */
function isInserted(node: SyntaxNode): boolean {
  return node.kind !== 'other' || !/^(?:string_|escape_)/.test(node.grammar)
}

function noteComment(node: GrammarNode, file: SourceFile): void {
  const { start } = node.range()
  file.comments.push({ start: start.index, text: node.text() })
}
