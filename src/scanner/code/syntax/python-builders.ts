/** Decides what the nodes of Python's grammar become in our tree. */
import { buildPythonLiteral, parsePythonImport } from './python-imports.ts'
import {
  type Builder,
  baseOf,
  buildOther,
  isOther,
  type RawNode,
  textOf,
  unwrap,
} from './raw-node.ts'
import type { Entry, NodeOf, Parameter, SyntaxNode } from './syntax-node.ts'

function missing(raw: RawNode): SyntaxNode {
  return { kind: 'literal', value: null, ...baseOf(raw), children: [] }
}

function buildParameter(node: SyntaxNode): Parameter {
  if (node.kind === 'assign') {
    const target = node.target
    return { ...buildParameter(target), fallback: node.value }
  }
  if (isOther(node, 'typed_parameter')) {
    const [target, annotation] = node.children
    const name = target?.kind === 'name' ? target.name : null
    return { name, target: target ?? node, annotation: annotation ?? null, fallback: null }
  }
  const name = node.kind === 'name' ? node.name : null
  return { name, target: node, annotation: null, fallback: null }
}

const buildFunction: Builder = (raw) => {
  const name = raw.at('name')
  const list = raw.at('parameters')
  return {
    kind: 'function',
    name: name?.kind === 'name' ? name.name : null,
    parameters: list === undefined ? [] : list.children.map(buildParameter),
    body: raw.at('body') ?? null,
    decorators: [],
    ...baseOf(raw),
  }
}

const buildClass: Builder = (raw) => {
  const name = raw.at('name')
  return {
    kind: 'class',
    name: name?.kind === 'name' ? name.name : null,
    bases: raw.at('superclasses')?.children ?? [],
    body: raw.at('body') ?? null,
    decorators: [],
    ...baseOf(raw),
  }
}

const buildDecorated: Builder = (raw) => {
  const defined = raw.children.at(-1)
  if (defined?.kind !== 'function' && defined?.kind !== 'class') return buildOther(raw)
  const decorators = raw.children.slice(0, -1)
  return { ...defined, decorators, children: [...decorators, ...defined.children] }
}

const buildCall: Builder = (raw) => {
  const callee = raw.at('function')
  const list = raw.at('arguments')
  if (callee === undefined || list === undefined) return buildOther(raw)
  const given = isOther(list, 'argument_list') ? list.children : [list]
  const named = new Map<string, SyntaxNode>()
  const args: SyntaxNode[] = []
  for (const each of given) {
    const [key, value] = isOther(each, 'keyword_argument') ? each.children : []
    if (key?.kind === 'name' && value !== undefined) named.set(key.name, value)
    else args.push(each)
  }
  return { kind: 'call', callee, args, named, isNew: false, ...baseOf(raw) }
}

const buildText: Builder = (raw) => {
  const source = textOf(raw)
  const opening = /^([A-Za-z]*)("""|'''|"|')/.exec(source)
  const prefix = opening?.[1] ?? ''
  const quote = opening?.[2] ?? '"'
  const from = raw.start + (opening?.[0].length ?? 1)
  const to = Math.max(from, raw.end - quote.length)
  const parts: (string | SyntaxNode)[] = []
  let at = from
  for (const child of raw.children) {
    const opening = raw.file.text.lastIndexOf('{', child.start)
    if (opening > at) parts.push(raw.file.text.slice(at, opening))
    parts.push(child)
    at = raw.file.text.indexOf('}', child.end) + 1
  }
  if (to > at) parts.push(raw.file.text.slice(at, to))
  const plain = parts.every((each) => typeof each === 'string')
  const text = plain ? parts.join('') : null
  const value = text === null || /r/i.test(prefix) ? text : unescapeText(text)
  return { kind: 'text', value, parts, ...baseOf(raw) }
}

/** The few escapes that matter where texts are compared and measured. */
function unescapeText(text: string): string {
  return text.replace(/\\([\\'"nrt])/g, (_, each: string) => {
    return each === 'n' ? '\n' : each === 'r' ? '\r' : each === 't' ? '\t' : each
  })
}

/** `'a' 'b'` */
const buildConcatenation: Builder = (raw) => {
  const parts = raw.children.flatMap((each) => (each.kind === 'text' ? each.parts : [each]))
  const plain = parts.every((each) => typeof each === 'string')
  const values = raw.children.map((each) => (each.kind === 'text' ? (each.value ?? '') : ''))
  return { kind: 'text', value: plain ? values.join('') : null, parts, ...baseOf(raw) }
}

const buildComparison: Builder = (raw) => {
  const [first, ...rest] = raw.children
  if (first === undefined) return buildOther(raw)
  let left = first
  for (const right of rest) {
    const between = raw.file.text.slice(left.end, right.start)
    const operator = between.replace(/[()\s]+/g, ' ').trim()
    const base = { start: first.start, end: right.end, file: raw.file, parent: null }
    left = { kind: 'binary', operator, left, right, children: [left, right], ...base }
  }
  return left
}

const buildBinary: Builder = (raw) => {
  const [left, right] = [raw.at('left'), raw.at('right')]
  if (left === undefined || right === undefined) return buildOther(raw)
  const operator = raw.textAt('operator') ?? ''
  return { kind: 'binary', operator, left, right, ...baseOf(raw) }
}

const buildAssign: Builder = (raw) => {
  const [target, value] = [raw.at('left') ?? raw.at('name'), raw.at('right') ?? raw.at('value')]
  if (target === undefined || value === undefined) return raw.children[0] ?? buildOther(raw)
  return { kind: 'assign', target, value, isEach: false, ...baseOf(raw) }
}

const buildLoop: Builder = (raw) => {
  const [target, value] = [raw.at('left'), raw.at('right')]
  if (target === undefined || value === undefined) return buildOther(raw)
  return { kind: 'assign', target, value, isEach: true, ...baseOf(raw) }
}

/** `with open(path) as file` and `except Error as error` */
const buildAs: Builder = (raw) => {
  const [value, target] = raw.children
  if (value === undefined || target === undefined) return buildOther(raw)
  return { kind: 'assign', target, value, isEach: false, ...baseOf(raw) }
}

const buildDefault: Builder = (raw) => {
  const [name, value, type] = [raw.at('name'), raw.at('value'), raw.at('type')]
  if (name === undefined || value === undefined) return buildOther(raw)
  if (type === undefined) {
    return { kind: 'assign', target: name, value, isEach: false, ...baseOf(raw) }
  }
  const children = [name, type]
  const target = { ...buildOther(raw), grammar: 'typed_parameter', children }
  const both = { ...baseOf(raw), children: [target, value] }
  return { kind: 'assign', target, value, isEach: false, ...both }
}

const buildIf: Builder = (raw) => {
  const test = raw.at('condition')
  const then = raw.at('consequence')
  if (test === undefined || then === undefined) return buildOther(raw)
  let otherwise: SyntaxNode | null = null
  for (const each of raw.children.filter(({ start }) => start >= then.end).reverse()) {
    otherwise = each.kind === 'if' && otherwise !== null ? withElse(each, otherwise) : each
  }
  const children = otherwise === null ? [test, then] : [test, then, otherwise]
  return { kind: 'if', test, then, otherwise, ...baseOf(raw), children }
}

/** The grammar has every `elif` and the `else` side by side; each belongs into the one before. */
function withElse(node: NodeOf<'if'>, otherwise: SyntaxNode): SyntaxNode {
  return { ...node, otherwise, children: [...node.children, otherwise] }
}

const buildConditional: Builder = (raw) => {
  const [then, test, otherwise] = raw.children
  if (then === undefined || test === undefined) return buildOther(raw)
  return { kind: 'if', test, then, otherwise: otherwise ?? null, ...baseOf(raw) }
}

const buildMember: Builder = (raw) => {
  const [object, attribute] = [raw.at('object'), raw.at('attribute')]
  if (object === undefined || attribute?.kind !== 'name') return buildOther(raw)
  const children = [object]
  return { kind: 'member', object, name: attribute.name, isIndex: false, ...baseOf(raw), children }
}

const buildSubscript: Builder = (raw) => {
  const [object, key] = [raw.at('value'), raw.at('subscript')]
  if (object === undefined || key === undefined) return buildOther(raw)
  if (key.kind === 'text' && key.value !== null) {
    return { kind: 'member', object, name: key.value, isIndex: true, ...baseOf(raw) }
  }
  return { kind: 'index', object, key, ...baseOf(raw) }
}

const buildObject: Builder = (raw) => {
  const entries = raw.children.map((each): Entry => {
    const [key, value] = isOther(each, 'pair') ? each.children : []
    if (key === undefined || value === undefined) return { key: null, value: each }
    return { key: key.kind === 'text' ? key.value : null, value }
  })
  return { kind: 'object', entries, ...baseOf(raw) }
}

const buildList: Builder = (raw) => ({ kind: 'list', items: raw.children, ...baseOf(raw) })
const buildBlock: Builder = (raw) => ({ kind: 'block', ...baseOf(raw) })

export const pythonBuilders: Readonly<Record<string, Builder>> = {
  module: (raw) => ({ kind: 'module', ...baseOf(raw) }),
  identifier: (raw) => ({ kind: 'name', name: textOf(raw), ...baseOf(raw) }),
  function_definition: buildFunction,
  lambda: buildFunction,
  class_definition: buildClass,
  decorated_definition: buildDecorated,
  decorator: unwrap,
  call: buildCall,
  attribute: buildMember,
  subscript: buildSubscript,
  string: buildText,
  concatenated_string: buildConcatenation,
  interpolation: unwrap,
  comparison_operator: buildComparison,
  boolean_operator: buildBinary,
  binary_operator: buildBinary,
  not_operator: (raw) => ({
    kind: 'not',
    operand: raw.at('argument') ?? missing(raw),
    ...baseOf(raw),
  }),
  assignment: buildAssign,
  augmented_assignment: buildAssign,
  named_expression: buildAssign,
  as_pattern: buildAs,
  as_pattern_target: unwrap,
  for_statement: buildLoop,
  for_in_clause: buildLoop,
  default_parameter: buildDefault,
  typed_default_parameter: buildDefault,
  if_statement: buildIf,
  elif_clause: buildIf,
  else_clause: unwrap,
  conditional_expression: buildConditional,
  return_statement: (raw) => ({ kind: 'return', value: raw.children[0] ?? null, ...baseOf(raw) }),
  raise_statement: (raw) => ({ kind: 'throw', value: raw.children[0] ?? null, ...baseOf(raw) }),
  import_statement: parsePythonImport,
  import_from_statement: parsePythonImport,
  future_import_statement: buildOther,
  dictionary: buildObject,
  list: buildList,
  tuple: buildList,
  set: buildList,
  expression_list: buildList,
  pattern_list: buildList,
  tuple_pattern: buildList,
  list_pattern: buildList,
  block: buildBlock,
  expression_statement: unwrap,
  parenthesized_expression: unwrap,
  await: unwrap,
  type: unwrap,
  true: buildPythonLiteral,
  false: buildPythonLiteral,
  none: buildPythonLiteral,
  integer: buildPythonLiteral,
  float: buildPythonLiteral,
}
