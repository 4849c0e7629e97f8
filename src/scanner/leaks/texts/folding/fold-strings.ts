/** Decides which texts a program puts together from constants, or decodes, and what they are. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../../../base/limits.ts'
import { type CodeNode, type Folder, type FoldingGrammar, findAllOf, openFolder } from './folder.ts'
import { javascriptGrammar } from './javascript-grammar.ts'
import { findAssemblies } from './may-assemble.ts'
import { pythonGrammar } from './python-grammar.ts'
import type { StringValue } from './string-value.ts'

export type FoldingLanguage = 'javascript' | 'typescript' | 'tsx' | 'python'

export interface FoldedText {
  readonly text: string
  /** What it is given to, such as a variable; empty where nobody says. */
  readonly name: string
  /** Of the first part, from 1. */
  readonly line: number
  readonly column: number
}

const PARSERS = { javascript: 'JavaScript', typescript: 'TypeScript', tsx: 'Tsx', python: 'python' }

type Grammars = typeof import('@ast-grep/napi')
let grammars: Promise<Grammars> | undefined

/** By the end of a file's name; undefined: not folded. */
export function foldingLanguageOf(name: string): FoldingLanguage | undefined {
  const ending = /\.([a-z]{2,3})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (/^[mc]?js$/.test(ending)) return 'javascript'
  if (/^[mc]?ts$/.test(ending)) return 'typescript'
  if (/^[jt]sx$/.test(ending)) return 'tsx'
  return /^pyw?$/.test(ending) ? 'python' : undefined
}

/** Only texts of two or more parts, and such as stand in another form; where they begin. */
export async function foldStrings(
  source: string,
  language: FoldingLanguage,
): Promise<readonly FoldedText[]> {
  grammars ??= loadGrammars()
  const { parse } = await grammars
  const grammar = language === 'python' ? pythonGrammar : javascriptGrammar
  const folded: FoldedText[] = []
  let line = 1
  let counted = 0
  for (const [from, to] of listWindows(source)) {
    for (let at = source.indexOf('\n', counted); at >= 0 && at < from; ) {
      line++
      counted = at + 1
      at = source.indexOf('\n', counted)
    }
    // What the parser gave is freed between turns only.
    await setImmediate()
    const root = parse(PARSERS[language], source.slice(from, to)).root()
    for (const each of foldTree(root, grammar)) {
      const isFirst = each.line === 1
      const column = isFirst ? each.column + from - counted : each.column
      folded.push({ ...each, line: line + each.line - 1, column })
      if (folded.length >= limits.foldedTextsMax) return folded
    }
  }
  return folded
}

/** Loaded on first use: who has no code to search pays nothing. */
async function loadGrammars(): Promise<Grammars> {
  const [grammar, { default: python }] = await Promise.all([
    import('@ast-grep/napi'),
    import('@ast-grep/lang-python'),
  ])
  grammar.registerDynamicLanguage({ python })
  return grammar
}

/** All of a short source; of a long one what lies round places that may assemble a text. */
function listWindows(source: string): readonly (readonly [from: number, to: number])[] {
  if (source.length <= limits.foldedWholeLengthMax) return [[0, source.length]]
  const windows: [number, number][] = []
  for (const place of findAssemblies(source, limits.foldedTextsMax)) {
    const last = windows.at(-1)
    const to = Math.min(source.length, place + limits.foldedReach / 2)
    const isNear = last !== undefined && place - limits.foldedReach <= last[1]
    if (isNear && to - last[0] <= limits.foldedWholeLengthMax) last[1] = Math.max(last[1], to)
    else windows.push([findStart(source, place), to])
  }
  return windows
}

/** Not in the middle of a text, if that can be told from outside. */
function findStart(source: string, place: number): number {
  const from = Math.max(0, place - limits.foldedReach)
  const stretch = source.slice(from, Math.max(from, place - 1))
  const cut = stretch.search(/[;\n{]/)
  return cut < 0 ? from : from + cut + 1
}

function foldTree(root: CodeNode, grammar: FoldingGrammar): readonly FoldedText[] {
  const folder = openFolder(root, grammar)
  const folded: FoldedText[] = []
  /** Ends of what was told, or of chains that were looked at, by where they begin. */
  let toldTo = 0
  const chains = new Map<number, number>()
  for (const node of findAllOf(root, grammar.assembling)) {
    const { start, end } = node.range()
    // In the order of the source, the outer ones first.
    if (end.index <= toldTo || (chains.get(start.index) ?? 0) >= end.index) continue
    const operands = grammar.listOperands(node)
    if (operands !== undefined) chains.set(start.index, end.index)
    const whole = folder.evaluate(node)
    const runs =
      whole !== undefined
        ? [{ node, value: whole, end: end.index }]
        : operands === undefined
          ? []
          : listRuns(operands, folder)
    for (const { node: first, value, end: runEnd } of runs) {
      if (!isWorthTelling(value)) continue
      const at = first.range().start
      const name = whole === undefined ? '' : nameOf(node)
      folded.push({ text: value.text, name, line: at.line + 1, column: at.column + 1 })
      toldTo = Math.max(toldTo, runEnd)
    }
    if (folded.length >= limits.foldedTextsMax) break
  }
  return folded
}

/** `const apiKey = …`, `{ apiKey: … }`, `api_key = …`, `connect(api_key=…)` */
function nameOf(node: CodeNode): string {
  const parent = node.parent()
  const name = parent?.field('name') ?? parent?.field('key') ?? parent?.field('left')
  const text = name?.text() ?? ''
  return /^["']?[\w.-]{1,80}["']?$/.test(text) ? text.replace(/["']/g, '') : ''
}

interface Run {
  readonly node: CodeNode
  readonly value: StringValue
  readonly end: number
}

/** `'a' + 'b' + x + 'c' + 'd'`: what is known side by side. */
function listRuns(operands: readonly CodeNode[], folder: Folder): readonly Run[] {
  const runs: Run[] = []
  let isOpen = false
  for (const node of operands) {
    const value = folder.evaluate(node)
    const last = runs.at(-1)
    if (value === undefined) {
      isOpen = false
    } else if (isOpen && last !== undefined) {
      runs[runs.length - 1] = {
        node: last.node,
        value: {
          text: (last.value.text + value.text).slice(0, limits.foldedTextLengthMax),
          parts: last.value.parts + value.parts,
          isDecoded: last.value.isDecoded || value.isDecoded,
        },
        end: node.range().end.index,
      }
    } else {
      runs.push({ node, value, end: node.range().end.index })
      isOpen = true
    }
  }
  return runs
}

/** No secret is shorter. */
const SHORTEST = 12

function isWorthTelling({ text, parts, isDecoded }: StringValue): boolean {
  return text.length >= SHORTEST && (parts > 1 || isDecoded)
}
