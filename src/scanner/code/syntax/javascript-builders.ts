/** Decides what the nodes of the grammars of JavaScript and TypeScript become in our tree. */
import { buildExport, buildImport } from './javascript-modules.ts'
import { type Builder, baseOf, buildOther, isOther, textOf, unwrap } from './raw-node.ts'
import type { Entry, Parameter, SyntaxNode } from './syntax-node.ts'

function nameOf(node: SyntaxNode | undefined): string | null {
  if (node?.kind === 'name') return node.name
  if (node?.kind === 'text') return node.value
  if (node?.kind === 'literal' && typeof node.value === 'string') return node.value
  return null
}

function buildParameter(node: SyntaxNode): Parameter {
  if (node.kind === 'assign') return { ...buildParameter(node.target), fallback: node.value }
  const name = node.kind === 'name' ? node.name : null
  return { name, target: node, annotation: null, fallback: null }
}

const buildFunction: Builder = (raw) => {
  const list = raw.at('parameters')
  const single = raw.at('parameter')
  const given = single !== undefined ? [single] : (list?.children ?? [])
  const parameters = given.map(buildParameter)
  const name = nameOf(raw.at('name'))
  const body = raw.at('body') ?? null
  return { kind: 'function', name, parameters, body, decorators: [], ...baseOf(raw) }
}

/** `a: string = 1` */
const buildRequiredParameter: Builder = (raw) => {
  const [target, value] = [raw.at('pattern') ?? raw.children[0], raw.at('value')]
  if (target === undefined) return buildOther(raw)
  if (value === undefined) return target
  return { kind: 'assign', target, value, isEach: false, ...baseOf(raw) }
}

const buildClass: Builder = (raw) => {
  const heritage = raw.children.find((each) => isOther(each, 'class_heritage'))
  const clause = heritage?.children[0]
  const bases = isOther(clause, 'extends_clause') ? clause.children : (heritage?.children ?? [])
  const name = nameOf(raw.at('name'))
  const body = raw.at('body') ?? null
  const decorators = raw.children.filter((each) => each.end <= (body?.start ?? 0) && isCall(each))
  return { kind: 'class', name, bases, body, decorators, ...baseOf(raw) }
}

function isCall(node: SyntaxNode): boolean {
  return node.kind === 'call'
}

const buildCall: Builder = (raw) => {
  const callee = raw.at('function') ?? raw.at('constructor')
  if (callee === undefined) return buildOther(raw)
  const list = raw.at('arguments')
  const args = isOther(list, 'arguments') ? list.children : list === undefined ? [] : [list]
  const isNew = raw.grammar === 'new_expression'
  return { kind: 'call', callee, args, named: new Map(), isNew, ...baseOf(raw) }
}

const buildMember: Builder = (raw) => {
  const [object, property] = [raw.at('object'), raw.at('property')]
  if (object === undefined || property?.kind !== 'name') return buildOther(raw)
  const children = [object]
  return { kind: 'member', object, name: property.name, isIndex: false, ...baseOf(raw), children }
}

const buildSubscript: Builder = (raw) => {
  const [object, key] = [raw.at('object'), raw.at('index')]
  if (object === undefined || key === undefined) return buildOther(raw)
  if (key.kind === 'text' && key.value !== null) {
    return { kind: 'member', object, name: key.value, isIndex: true, ...baseOf(raw) }
  }
  return { kind: 'index', object, key, ...baseOf(raw) }
}

const buildText: Builder = (raw) => {
  const inner = textOf(raw).slice(1, -1)
  return { kind: 'text', value: unescapeText(inner), parts: [inner], ...baseOf(raw), children: [] }
}

function unescapeText(text: string): string {
  return text.replace(/\\([\\'"`nrt])/g, (_, each: string) => {
    return each === 'n' ? '\n' : each === 'r' ? '\r' : each === 't' ? '\t' : each
  })
}

const buildTemplate: Builder = (raw) => {
  const inserted = raw.children.filter((each) => !isOther(each, 'string_fragment'))
  const parts: (string | SyntaxNode)[] = []
  let at = raw.start + 1
  for (const each of inserted) {
    const opening = raw.file.text.lastIndexOf('${', each.start)
    if (opening > at) parts.push(raw.file.text.slice(at, opening))
    parts.push(each)
    at = raw.file.text.indexOf('}', each.end) + 1
  }
  if (raw.end - 1 > at) parts.push(raw.file.text.slice(at, raw.end - 1))
  const value = inserted.length === 0 ? unescapeText(parts.join('')) : null
  return { kind: 'text', value, parts, ...baseOf(raw), children: inserted }
}

const OPERATORS: Readonly<Record<string, string>> = {
  '===': '==',
  '!==': '!=',
  '&&': 'and',
  '||': 'or',
}

const buildBinary: Builder = (raw) => {
  const [left, right] = [raw.at('left'), raw.at('right')]
  if (left === undefined || right === undefined) return buildOther(raw)
  const written = raw.textAt('operator') ?? ''
  return { kind: 'binary', operator: OPERATORS[written] ?? written, left, right, ...baseOf(raw) }
}

const buildUnary: Builder = (raw) => {
  const operand = raw.at('argument')
  if (operand === undefined || raw.textAt('operator') !== '!') return buildOther(raw)
  return { kind: 'not', operand, ...baseOf(raw) }
}

const buildAssign: Builder = (raw) => {
  const target = raw.at('left') ?? raw.at('name')
  const value = raw.at('right') ?? raw.at('value')
  if (target === undefined || value === undefined) return target ?? buildOther(raw)
  const isEach = raw.grammar === 'for_in_statement'
  return { kind: 'assign', target, value, isEach, ...baseOf(raw) }
}

const buildIf: Builder = (raw) => {
  const [test, then] = [raw.at('condition'), raw.at('consequence')]
  if (test === undefined || then === undefined) return buildOther(raw)
  return { kind: 'if', test, then, otherwise: raw.at('alternative') ?? null, ...baseOf(raw) }
}

const buildObject: Builder = (raw) => {
  const entries = raw.children.map((each): Entry => {
    if (isOther(each, 'pair')) {
      const [key, value] = each.children
      return { key: nameOf(key), value: value ?? each }
    }
    if (each.kind === 'function') return { key: each.name, value: each }
    return { key: each.kind === 'name' ? each.name : null, value: each }
  })
  return { kind: 'object', entries, ...baseOf(raw) }
}

const buildPattern: Builder = (raw) => {
  const entries = raw.children.map((each): Entry => {
    if (isOther(each, 'pair_pattern')) {
      const [key, value] = each.children
      return { key: nameOf(key), value: value ?? each }
    }
    if (each.kind === 'assign') return { key: nameOf(each.target), value: each.target }
    return { key: each.kind === 'name' ? each.name : null, value: each }
  })
  return { kind: 'pattern', entries, ...baseOf(raw) }
}

const buildName: Builder = (raw) => ({ kind: 'name', name: textOf(raw), ...baseOf(raw) })
const buildList: Builder = (raw) => ({ kind: 'list', items: raw.children, ...baseOf(raw) })
const buildBlock: Builder = (raw) => ({ kind: 'block', ...baseOf(raw) })

const buildLiteral: Builder = (raw) => {
  const text = textOf(raw)
  const isNothing = text === 'null' || text === 'undefined'
  const value = isNothing ? null : text === 'true' ? true : text === 'false' ? false : text
  return { kind: 'literal', value, ...baseOf(raw) }
}

export const javascriptBuilders: Readonly<Record<string, Builder>> = {
  program: (raw) => ({ kind: 'module', ...baseOf(raw) }),
  identifier: buildName,
  this: buildName,
  super: buildName,
  property_identifier: buildName,
  private_property_identifier: buildName,
  shorthand_property_identifier: buildName,
  shorthand_property_identifier_pattern: buildName,
  statement_identifier: buildName,
  type_identifier: buildName,
  function_declaration: buildFunction,
  generator_function_declaration: buildFunction,
  function_expression: buildFunction,
  generator_function: buildFunction,
  arrow_function: buildFunction,
  method_definition: buildFunction,
  required_parameter: buildRequiredParameter,
  optional_parameter: buildRequiredParameter,
  class_declaration: buildClass,
  abstract_class_declaration: buildClass,
  class: buildClass,
  decorator: unwrap,
  call_expression: buildCall,
  new_expression: buildCall,
  member_expression: buildMember,
  subscript_expression: buildSubscript,
  string: buildText,
  template_string: buildTemplate,
  template_substitution: unwrap,
  binary_expression: buildBinary,
  unary_expression: buildUnary,
  ternary_expression: buildIf,
  if_statement: buildIf,
  else_clause: unwrap,
  variable_declarator: buildAssign,
  assignment_expression: buildAssign,
  augmented_assignment_expression: buildAssign,
  assignment_pattern: buildAssign,
  object_assignment_pattern: buildAssign,
  public_field_definition: buildAssign,
  for_in_statement: buildAssign,
  return_statement: (raw) => ({ kind: 'return', value: raw.children[0] ?? null, ...baseOf(raw) }),
  throw_statement: (raw) => ({ kind: 'throw', value: raw.children[0] ?? null, ...baseOf(raw) }),
  import_statement: buildImport,
  export_statement: buildExport,
  object: buildObject,
  object_pattern: buildPattern,
  array: buildList,
  array_pattern: buildList,
  statement_block: buildBlock,
  class_body: buildBlock,
  number: buildLiteral,
  true: buildLiteral,
  false: buildLiteral,
  null: buildLiteral,
  undefined: buildLiteral,
  expression_statement: unwrap,
  parenthesized_expression: unwrap,
  await_expression: unwrap,
  non_null_expression: unwrap,
  as_expression: unwrap,
  satisfies_expression: unwrap,
}

/** What only the compiler reads. */
export const javascriptOmitted: ReadonlySet<string> = new Set([
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'interface_declaration',
  'type_alias_declaration',
  'accessibility_modifier',
  'override_modifier',
])
