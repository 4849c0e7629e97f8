/** Decides what expressions of Python come to that put a text together. */
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

/** What `evaluateCall` knows, for the parser, whose expressions are those of Rust. */
const CALLED =
  '(^|[.])(b64decode|urlsafe_b64decode|fromhex|unhexlify|unquote|chr|bytes|bytearray|decode|join)$'

export const pythonGrammar: FoldingGrammar = {
  assembling: [
    { kind: 'binary_operator', has: { field: 'operator', regex: '^[+]$' } },
    { kind: 'concatenated_string' },
    { kind: 'string', has: { kind: 'interpolation' } },
    { kind: 'call', has: { field: 'function', regex: CALLED } },
    { kind: 'subscript', has: { kind: 'slice' } },
  ],
  listOperands(node) {
    const kind = kindOf(node)
    if (kind === 'concatenated_string') return namedOf(node)
    if (kind !== 'string') return listChain(node, 'binary_operator')
    const pieces = namedOf(node).filter((each) =>
      /^(?:string_content|interpolation)$/.test(kindOf(each)),
    )
    return pieces.some((each) => kindOf(each) === 'interpolation') ? pieces : undefined
  },
  evaluate,
  listConstants(root) {
    const constants = new Map<string, CodeNode | null>()
    for (const node of findAllOf(root, [{ kind: 'assignment' }])) {
      const left = node.field('left')
      if (left !== null && kindOf(left) === 'identifier') {
        noteConstant(constants, left.text(), node.field('right'))
      }
    }
    for (const node of findAllOf(root, [{ kind: 'augmented_assignment' }])) {
      constants.set(node.field('left')?.text() ?? '', null)
    }
    for (const node of findAllOf(root, [{ kind: 'parameters' }])) {
      for (const each of namedOf(node)) constants.set(/^\w+/.exec(each.text())?.[0] ?? '', null)
    }
    return constants
  },
}

function evaluate(node: CodeNode, folder: Folder): StringValue | undefined {
  const kind = kindOf(node)
  if (kind === 'identifier') return folder.evaluate(folder.constant(node.text()))
  if (kind === 'parenthesized_expression') return folder.evaluate(namedOf(node)[0])
  if (kind === 'interpolation') {
    const [inner, ...more] = namedOf(node)
    return more.length === 0 ? folder.evaluate(inner) : undefined
  }
  if (kind === 'string_content') return literalValue(contentOf(node, false))
  if (kind === 'call') return evaluateCall(node, folder)
  if (kind === 'subscript') return evaluateReversed(node, folder)
  const operands = pythonGrammar.listOperands(node)
  if (operands !== undefined) return joinValues(operands.map((each) => folder.evaluate(each)))
  return kind === 'string' ? literalOf(node) : undefined
}

function literalOf(node: CodeNode): StringValue | undefined {
  const isRaw = /^[bB]?[rR]/.test(node.child(0)?.text() ?? '')
  const contents = namedOf(node).filter((each) => kindOf(each) === 'string_content')
  return literalValue(contents.map((each) => contentOf(each, isRaw)).join(''))
}

function contentOf(node: CodeNode, isRaw: boolean): string {
  const text = node.text()
  if (isRaw || !text.includes('\\')) return text
  return text.replace(
    /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])/g,
    decodeEscape,
  )
}

function evaluateCall(node: CodeNode, folder: Folder): StringValue | undefined {
  const called = node.field('function')
  const given = node.field('arguments')
  // A generator needs no brackets of its own.
  const isGenerator = given !== null && kindOf(given) === 'generator_expression'
  const [first] = isGenerator ? [given] : namedOf(given)
  const name = called?.text().slice(0, 100) ?? ''
  const last = name.slice(name.lastIndexOf('.') + 1)
  switch (last) {
    case 'b64decode':
    case 'urlsafe_b64decode':
      return decodedValue(folder.evaluate(first), decodeBase64)
    case 'fromhex':
    case 'unhexlify':
      return decodedValue(folder.evaluate(first), decodeHex)
    case 'unquote':
      return decodedValue(folder.evaluate(first), decodeURIComponent)
    case 'chr':
      return fromCodes([numberOf(first)])
    case 'bytes':
    case 'bytearray':
      return fromCodes(listNumbers(first, folder))
    case 'str':
      return folder.evaluate(first)
    case 'decode':
    case 'encode':
    case 'strip':
      return folder.evaluate(called?.field('object'))
    case 'join': {
      const separator = folder.evaluate(called?.field('object'))?.text
      const list = separator === undefined ? undefined : listTexts(first, folder)
      return list === undefined ? undefined : joinValues(list, separator)
    }
    default:
      return undefined
  }
}

/** `'…'[::-1]` */
function evaluateReversed(node: CodeNode, folder: Folder): StringValue | undefined {
  if (node.field('subscript')?.text().replace(/\s/g, '') !== '::-1') return undefined
  return decodedValue(folder.evaluate(node.field('value')), reverse)
}

function reverse(text: string): string {
  return [...text].toReversed().join('')
}

function listTexts(
  node: CodeNode | undefined,
  folder: Folder,
): readonly (StringValue | undefined)[] | undefined {
  if (node === undefined) return undefined
  const isShallow = folder.enter()
  const list = isShallow ? listTextsOf(node, folder) : undefined
  folder.leave()
  return list
}

function listTextsOf(
  node: CodeNode,
  folder: Folder,
): readonly (StringValue | undefined)[] | undefined {
  const kind = kindOf(node)
  if (kind === 'identifier') return listTexts(folder.constant(node.text()), folder)
  if (kind === 'list' || kind === 'tuple') return namedOf(node).map((each) => folder.evaluate(each))
  if (kind === 'generator_expression' || kind === 'list_comprehension') {
    // `chr(c) for c in [115, 107]`
    if (!/^chr\(\w{1,20}\)$/.test(node.field('body')?.text() ?? '')) return undefined
    const clause = namedOf(node).find((each) => kindOf(each) === 'for_in_clause')
    return listNumbers(clause?.field('right') ?? undefined, folder).map((code) => fromCodes([code]))
  }
  if (kind !== 'call') return undefined
  const [first, second] = namedOf(node.field('arguments'))
  const name = node.field('function')?.text()
  if (name === 'map' && first?.text() === 'chr') {
    return listNumbers(second, folder).map((code) => fromCodes([code]))
  }
  if (name !== 'reversed') return undefined
  const value = folder.evaluate(first)
  if (value === undefined) return listTexts(first, folder)?.toReversed()
  return [decodedValue(value, reverse)]
}

function listNumbers(node: CodeNode | undefined, folder: Folder): readonly (number | undefined)[] {
  if (node === undefined) return [undefined]
  const kind = kindOf(node)
  const list = kind === 'identifier' ? folder.constant(node.text()) : node
  if (list === undefined || !/^(?:list|tuple)$/.test(kindOf(list))) return [undefined]
  return namedOf(list).map(numberOf)
}
