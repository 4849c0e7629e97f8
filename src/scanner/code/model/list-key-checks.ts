/** Decides where the code compares the key of a caller with keys that it expects. */
import { joinPattern } from '../join-pattern.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { findComparedKey, findPresentedKey, type PresentedKey } from './is-presented-key.ts'
import { mayMeanKey } from './key-words.ts'
import { traceValue, type ValueSource } from './trace-value.ts'

/** Equals: `==`. Member: `in`, `includes`. Lookup: the key is the index. Constant: in any case. */
export type CheckManner = 'equals' | 'member' | 'lookup' | 'constant-time'

export interface KeyCheck {
  readonly node: SyntaxNode
  readonly manner: CheckManner
  readonly presented: SyntaxNode
  readonly key: PresentedKey
  readonly expected: SyntaxNode
  /** Of what is expected. */
  readonly sources: readonly ValueSource[]
  /** `!=` and `not in`. */
  readonly isNegated: boolean
}

const CONSTANT_TIME = joinPattern(
  'i',
  '(?:^|[.?])(?:compare_digest|timingSafeEqual|constant_time_compare|',
  'safe_?(?:str_cmp|compare|equal)|secureCompare|tsscmp|scmp|timingSafeCompare|',
  String.raw`constantTimeCompare|constantTimeEqual)\(\)$`,
)

export function listKeyChecks(project: CodeProject): readonly KeyCheck[] {
  const checks: KeyCheck[] = []
  for (const file of project.files.values()) {
    if (file.role !== 'server') continue
    for (const node of file.all('binary')) {
      const { operator, left, right } = node
      const isNegated = operator.startsWith('not') || operator.startsWith('!')
      if (/^[!=]=$/.test(operator)) {
        push(checks, read(node, 'equals', left, right, isNegated, project))
        push(checks, read(node, 'equals', right, left, isNegated, project))
      } else if (/^(?:not )?in$/.test(operator)) {
        push(checks, read(node, 'member', left, right, isNegated, project))
      }
    }
    for (const node of file.all('index')) {
      push(checks, read(node, 'lookup', node.key, node.object, false, project))
    }
    for (const node of file.all('call')) readCall(node, checks, project)
  }
  return checks
}

function readCall(
  node: Extract<SyntaxNode, { kind: 'call' }>,
  checks: KeyCheck[],
  project: CodeProject,
): void {
  const { callee, args } = node
  const [first, second] = args
  if (first === undefined) return
  if (second !== undefined && CONSTANT_TIME.test(project.originOf(node))) {
    push(checks, read(node, 'constant-time', first, second, false, project))
    push(checks, read(node, 'constant-time', second, first, false, project))
  }
  if (callee.kind !== 'member') return
  if (/^(?:includes|has|indexOf)$/.test(callee.name)) {
    push(checks, read(node, 'member', first, callee.object, false, project))
  } else if (/^(?:get|pop|hasOwnProperty)$/.test(callee.name)) {
    push(checks, read(node, 'lookup', first, callee.object, false, project))
  }
}

function push(checks: KeyCheck[], check: KeyCheck | null): void {
  if (check !== null) checks.push(check)
}

function read(
  node: SyntaxNode,
  manner: CheckManner,
  presented: SyntaxNode,
  expected: SyntaxNode,
  isNegated: boolean,
  project: CodeProject,
): KeyCheck | null {
  if (presented.kind === 'text' || presented.kind === 'literal') return null
  const sources = traceValue(expected, project)
  const names = sources.map((each) => (each.kind === 'environment' ? each.name : ''))
  const isNamed = [lastName(expected), ...names].some((each) => KEYS.test(each))
  const key = isNamed ? findComparedKey(presented, project) : findPresentedKey(presented, project)
  if (key === null) return null
  if (!isExpected(expected, sources)) return null
  return { node, manner, presented, key, expected, sources, isNegated }
}

const KEYS = /[kK]eys?$|KEYS?$|[tT]okens?$|TOKENS?$|SECRETS?$/

function lastName(node: SyntaxNode): string {
  return node.kind === 'name' || node.kind === 'member' ? node.name : ''
}

/** Words that belong to the scheme of a header, not to a key. */
const SCHEME =
  /^(?:|bearer|basic|token|api-?key|digest|undefined|null|object|string|negotiate):?\s*$/i

/** Known to come from settings, code or a store; or called as keys are. */
function isExpected(expected: SyntaxNode, sources: readonly ValueSource[]): boolean {
  if (expected.kind === 'literal') return false
  if (sources.some(({ kind }) => kind === 'request')) return false
  if (sources.some(({ kind }) => kind === 'environment' || kind === 'file')) return true
  const texts = sources.filter((each) => each.kind === 'text')
  if (texts.length > 0) return texts.some(({ value }) => !SCHEME.test(value))
  const names = [expected, ...sources.map(({ node }) => node)]
  return names.some((each) => {
    return (each.kind === 'name' || each.kind === 'member') && mayMeanKey(each.name)
  })
}
