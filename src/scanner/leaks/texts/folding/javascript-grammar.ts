/** Decides what expressions of JavaScript and TypeScript come to that put a text together. */
import {
  type CodeNode,
  type Folder,
  type FoldingGrammar,
  findAllOf,
  kindOf,
  listChain,
  namedOf,
  noteConstant,
  numberOf,
} from './folder.ts'
import {
  decodeBase64,
  decodedValue,
  decodeEscape,
  decodeHex,
  fromCodes,
  joinValues,
  literalValue,
  type StringValue,
} from './string-value.ts'

const WRAPPED = /^(?:parenthesized|as|satisfies|non_null|await)_expression$/
/** What `evaluateCall` knows, for the parser, whose expressions are those of Rust. */
const CALLED =
  '(^|[.])(atob|unescape|decodeURI(Component)?|fromCharCode|fromCodePoint|apply|' +
  'concat|join|toString)$'
const FROM_CODES = /^(?:String\.)?from(?:CharCode|CodePoint)$/

export const javascriptGrammar: FoldingGrammar = {
  assembling: [
    { kind: 'binary_expression', has: { field: 'operator', regex: '^[+]$' } },
    { kind: 'template_string', has: { kind: 'template_substitution' } },
    { kind: 'call_expression', has: { field: 'function', regex: CALLED } },
  ],
  listOperands(node) {
    if (kindOf(node) === 'template_string') return namedOf(node)
    return listChain(node, 'binary_expression')
  },
  evaluate,
  listConstants(root) {
    const constants = new Map<string, CodeNode | null>()
    for (const node of findAllOf(root, [{ kind: 'variable_declarator' }])) {
      const name = node.field('name')
      if (name !== null && kindOf(name) === 'identifier') {
        noteConstant(constants, name.text(), node.field('value'))
      }
    }
    const changes = ['assignment_expression', 'augmented_assignment_expression']
    for (const node of findAllOf(
      root,
      changes.map((kind) => ({ kind })),
    )) {
      constants.set(node.field('left')?.text() ?? '', null)
    }
    for (const node of findAllOf(root, [{ kind: 'formal_parameters' }])) {
      for (const each of namedOf(node)) constants.set(/^[\w$]+/.exec(each.text())?.[0] ?? '', null)
    }
    return constants
  },
}

function evaluate(node: CodeNode, folder: Folder): StringValue | undefined {
  const kind = kindOf(node)
  if (kind === 'string') return joinAsOne(namedOf(node))
  if (kind === 'string_fragment') return literalValue(node.text())
  if (kind === 'escape_sequence') return literalValue(decodeEscape(node.text()))
  if (kind === 'identifier') return folder.evaluate(folder.constant(node.text()))
  if (kind === 'template_substitution' || WRAPPED.test(kind))
    return folder.evaluate(namedOf(node)[0])
  if (kind === 'call_expression') return evaluateCall(node, folder)
  const operands = javascriptGrammar.listOperands(node)
  return operands === undefined
    ? undefined
    : joinValues(operands.map((each) => folder.evaluate(each)))
}

/** Fragments and escapes of one text count as one part. */
function joinAsOne(fragments: readonly CodeNode[]): StringValue | undefined {
  const texts = fragments.map((each) =>
    kindOf(each) === 'escape_sequence' ? decodeEscape(each.text()) : each.text(),
  )
  return literalValue(texts.join(''))
}

function evaluateCall(node: CodeNode, folder: Folder): StringValue | undefined {
  const called = node.field('function')
  if (called === null) return undefined
  const values = namedOf(node.field('arguments'))
  const [first] = values
  const name = called
    .text()
    .slice(0, 60)
    .replace(/^(?:window|globalThis|self)\./, '')
  if (name === 'atob') return decodedValue(folder.evaluate(first), decodeBase64)
  if (name === 'unescape' || name === 'decodeURIComponent' || name === 'decodeURI') {
    return decodedValue(folder.evaluate(first), decodeURIComponent)
  }
  if (FROM_CODES.test(name)) return fromCodes(values.flatMap((each) => listNumbers(each, folder)))
  if (/^String\.fromCharCode\.apply$/.test(name)) return fromCodes(listNumbers(values[1], folder))
  if (kindOf(called) !== 'member_expression') return undefined
  return evaluateMethod(called, values, folder)
}

function evaluateMethod(
  called: CodeNode,
  values: readonly CodeNode[],
  folder: Folder,
): StringValue | undefined {
  const object = called.field('object')
  const [first] = values
  switch (called.field('property')?.text()) {
    case 'concat':
      return joinValues([object, ...values].map((each) => folder.evaluate(each)))
    case 'join': {
      const separator = first === undefined ? ',' : folder.evaluate(first)?.text
      const list = separator === undefined ? undefined : listTexts(object, folder)
      return list === undefined ? undefined : joinValues(list, separator)
    }
    case 'toString':
      return evaluateBuffer(object, folder) ?? folder.evaluate(object)
    case 'trim':
      return folder.evaluate(object)
    default:
      return undefined
  }
}

/** `Buffer.from('…', 'base64')`, of which the text is asked for. */
function evaluateBuffer(node: CodeNode | null, folder: Folder): StringValue | undefined {
  if (node === null || kindOf(node) !== 'call_expression') return undefined
  if (node.field('function')?.text() !== 'Buffer.from') return undefined
  const [text, encoding] = namedOf(node.field('arguments'))
  if (text !== undefined && kindOf(text) === 'array') return fromCodes(listNumbers(text, folder))
  const name = folder.evaluate(encoding)?.text ?? ''
  if (/^base64(?:url)?$/i.test(name)) return decodedValue(folder.evaluate(text), decodeBase64)
  return /^hex$/i.test(name) ? decodedValue(folder.evaluate(text), decodeHex) : undefined
}

type TextList = readonly (StringValue | undefined)[]

function listTexts(node: CodeNode | null | undefined, folder: Folder): TextList | undefined {
  if (node === null || node === undefined) return undefined
  const isShallow = folder.enter()
  const list = isShallow ? listTextsOf(node, folder) : undefined
  folder.leave()
  return list
}

function listTextsOf(node: CodeNode, folder: Folder): TextList | undefined {
  const kind = kindOf(node)
  if (kind === 'identifier') return listTexts(folder.constant(node.text()), folder)
  if (WRAPPED.test(kind)) return listTexts(namedOf(node)[0], folder)
  if (kind === 'array') {
    return namedOf(node).flatMap((each) =>
      kindOf(each) === 'spread_element'
        ? (listCharacters(folder.evaluate(namedOf(each)[0])) ??
          listTexts(namedOf(each)[0], folder) ?? [undefined])
        : [folder.evaluate(each)],
    )
  }
  const called = kind === 'call_expression' ? node.field('function') : null
  if (called === null || kindOf(called) !== 'member_expression') return undefined
  const object = called.field('object')
  const [first] = namedOf(node.field('arguments'))
  switch (called.field('property')?.text()) {
    case 'reverse':
      return decode(listTexts(object, folder)?.toReversed())
    case 'split': {
      const value = folder.evaluate(object)
      const separator = folder.evaluate(first)?.text
      if (value === undefined || separator === undefined) return undefined
      return value.text.split(separator).map((text) => ({ ...value, text, parts: 1 }))
    }
    case 'from':
      return listCharacters(folder.evaluate(first))
    case 'map':
      return /fromC(?:harCode|odePoint)/.test(first?.text().slice(0, 200) ?? '') &&
        !/[-^+*%&|]/.test(first?.text().slice(0, 200) ?? '')
        ? listNumbers(object ?? undefined, folder).map((code) => fromCodes([code]))
        : undefined
    default:
      return undefined
  }
}

/** What stands in the source the other way round is found nowhere else. */
function decode(list: TextList | undefined): TextList | undefined {
  return list?.map((each) => (each === undefined ? undefined : { ...each, isDecoded: true }))
}

function listCharacters(value: StringValue | undefined): TextList | undefined {
  return value === undefined ? undefined : [...value.text].map((text) => ({ ...value, text }))
}

/** A list of numbers, or one number. */
function listNumbers(node: CodeNode | undefined, folder: Folder): readonly (number | undefined)[] {
  if (node === undefined) return []
  const kind = kindOf(node)
  if (kind === 'array') return namedOf(node).map(numberOf)
  const inner =
    kind === 'spread_element'
      ? namedOf(node)[0]
      : kind === 'identifier'
        ? folder.constant(node.text())
        : undefined
  if (inner === undefined) return [numberOf(node)]
  const isShallow = folder.enter()
  const numbers = isShallow ? listNumbers(inner, folder) : [undefined]
  folder.leave()
  return numbers
}
