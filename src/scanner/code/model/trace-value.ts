/** Decides where the value of an expression comes from: the request, the environment, the code. */

import { limits } from '../../../base/limits.ts'
import { joinPattern } from '../join-pattern.ts'
import type { FunctionNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import { nameOrigin } from './name-origin.ts'
import { readEnvironment } from './read-environment.ts'
import { readRequest } from './read-request.ts'
import { findBindings } from './read-scopes.ts'
import type { RequestRead } from './request-read.ts'
import { resolve } from './resolve-name.ts'

interface SourceBase {
  /** What it was read with. */
  readonly node: SyntaxNode
  /** It went through a hash or an HMAC on its way. */
  readonly isHashed: boolean
  /** It was cut up, such as a list that is written in one text: `split(',')`. */
  readonly isSplit: boolean
}

/** Where a value began. */
export type ValueSource = SourceBase &
  (
    | { readonly kind: 'request'; readonly read: RequestRead }
    | { readonly kind: 'environment'; readonly name: string; readonly fallback: SyntaxNode | null }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'file' }
    /** Anything else, by its origin. */
    | { readonly kind: 'other'; readonly origin: string }
  )

interface Step {
  readonly node: SyntaxNode
  readonly isHashed: boolean
  readonly isSplit: boolean
  /** Which entries of objects are meant: of `key.hash` only the hash. */
  readonly path: readonly string[]
  readonly depth: number
}

const HASHES = joinPattern(
  'i',
  String.raw`(?:sha\d*|md5|hash|hmac|digest|createHash|createHmac|pbkdf2\w*|scrypt\w*|`,
  String.raw`bcrypt|argon2|blake2\w*|fingerprint)`,
)
const FILES = joinPattern(
  '',
  String.raw`^(?:open\(\)|io\.open\(\)|fs(?:\/promises|\.promises)?\.(?:readFile|`,
  String.raw`readFileSync)\(\)|(?:json|yaml|tomllib|toml|csv)\.(?:safe_)?load\(\)|`,
  String.raw`.*\.read_text\(\)|.*Path\(\)\.open\(\)|codecs\.open\(\)|`,
  String.raw`Deno\.readTextFile(?:Sync)?\(\))`,
)

/** In no order of weight; at most `limits.codeSourcesMax`. */
export function traceValue(node: SyntaxNode, project: CodeProject): readonly ValueSource[] {
  const known = project.traced.get(node)
  if (known !== undefined) return known
  const found: ValueSource[] = []
  const seen = new Set<SyntaxNode>()
  const open: Step[] = [{ node, isHashed: false, isSplit: false, path: [], depth: 0 }]
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (seen.has(step.node) || found.length >= limits.codeSourcesMax) continue
    if (step.depth > limits.codeResolveDepthMax) continue
    seen.add(step.node)
    const source = readSource(step, project)
    if (source !== null) found.push(source)
    else {
      const next = nextSteps(step, project)
      if (next.length > 0) open.push(...next)
      else if (isUnknown(step.node)) found.push(unknownOf(step, project))
    }
  }
  project.traced.set(node, found)
  return found
}

function isUnknown({ kind }: SyntaxNode): boolean {
  return kind === 'call' || kind === 'name' || kind === 'member' || kind === 'index'
}

function unknownOf({ node, isHashed, isSplit }: Step, project: CodeProject): ValueSource {
  return { kind: 'other', origin: project.originOf(node), node, isHashed, isSplit }
}

function readSource(step: Step, project: CodeProject): ValueSource | null {
  const { node, isHashed, isSplit } = step
  const base = { node, isHashed, isSplit }
  const environment = readEnvironment(node, project.files)
  if (environment !== null) return { kind: 'environment', ...environment, ...base }
  const read = readRequest(node, project.files)
  if (read !== null) return { kind: 'request', read, ...base }
  if (node.kind === 'text' && node.value !== null) {
    return { kind: 'text', value: node.value, ...base }
  }
  if (node.kind === 'call' && FILES.test(nameOrigin(node, project.files))) {
    return { kind: 'file', ...base }
  }
  return null
}

function nextSteps(step: Step, project: CodeProject): Step[] {
  const { node, depth } = step
  const to = (next: SyntaxNode | null | undefined, change: Partial<Step> = {}): Step[] =>
    next == null ? [] : [{ ...step, ...change, node: next, depth: depth + 1 }]
  switch (node.kind) {
    case 'binary':
      return /^(?:or|and|\?\?|\+|\|\|)$/.test(node.operator)
        ? [...to(node.left), ...to(node.right)]
        : []
    case 'if':
      return [...to(node.then), ...to(node.otherwise)]
    case 'list':
      return node.items.flatMap((each) => to(each))
    case 'object':
      return stepIntoObject(step, node.entries, to)
    case 'text':
      return node.parts.flatMap((each) => (typeof each === 'string' ? [] : to(each)))
    case 'index':
      return to(node.object)
    case 'assign':
      return to(node.value)
    case 'call':
      return stepIntoCall(step, project, to)
    case 'name':
    case 'member':
      return stepIntoName(step, project, to)
    case 'other':
      return /comprehension|generator|spread|splat|subscript|slice|await|sequence/.test(
        node.grammar,
      )
        ? node.children.flatMap((each) => to(each))
        : []
    default:
      return []
  }
}

function stepIntoObject({ path }: Step, entries: NodeOf<'object'>['entries'], to: To): Step[] {
  const [name, ...rest] = path
  const meant = name === undefined ? [] : entries.filter(({ key }) => key === name)
  if (meant.length > 0) return meant.flatMap(({ value }) => to(value, { path: rest }))
  return entries.flatMap(({ value }) => to(value))
}

type To = (next: SyntaxNode | null | undefined, change?: Partial<Step>) => Step[]

/** What gives back what it was given, or was called on, in another form. */
const FORMS = joinPattern(
  '',
  String.raw`^(?:strip|trim\w*|l?rstrip|replace|replaceAll|split|splitlines|slice|`,
  String.raw`substr\w*|remove(?:prefix|suffix)|partition|lower|upper|toLowerCase|`,
  'toUpperCase|casefold|encode|decode|toString|String|str|bytes|Buffer|from|',
  'get|pop|filter|map|flat|flatMap|first|at|join|set|Set|list|dict|Map|tuple|',
  'sorted|frozenset|loads|parse|safe_load|keys|values|items|entries|concat|',
  'b64decode|b64encode|atob|btoa|unquote|cast|freeze|assign|find|some|any|sum|',
  'read|readlines|read_text|getlist|digest|hexdigest|update|Uint8Array|',
  'TextEncoder|force_str|force_bytes|SecretStr|get_secret_value|enumerate|iter|',
  'next|reversed|isoformat|setdefault|Array)$',
)

/** Of those, what is handed in rather than what they are called on. */
const TAKERS = joinPattern(
  '',
  '^(?:from|loads|parse|safe_load|keys|values|entries|concat|b64decode|',
  'b64encode|assign|freeze|cast|unquote|some|any)$',
)

/** Through what only changes the form of its argument or of its object. */
function stepIntoCall(step: Step, project: CodeProject, to: To): Step[] {
  const { node } = step
  if (node.kind !== 'call') return []
  const callee = node.callee
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : ''
  const isHash = HASHES.test(name)
  const isSplit = step.isSplit || /^(?:split|splitlines)$/.test(name)
  const change = { isHashed: step.isHashed || isHash, isSplit }
  const given = [...node.args, ...node.named.values()].flatMap((each) => to(each, change))
  const target = resolve(callee, project.files)
  if (target.kind === 'node' && target.node.kind === 'function') {
    const returned = returnsOf(target.node).flatMap((each) => to(each, change))
    return isHash ? [...returned, ...given] : returned
  }
  if (isHash) return [...(callee.kind === 'member' ? to(callee.object, change) : []), ...given]
  if (!FORMS.test(name)) return []
  const first = to(node.args[0], change)
  if (callee.kind !== 'member') return first
  return [...to(callee.object, change), ...(TAKERS.test(name) ? first : [])]
}

/** Of a value, but not the value. */
const MEASURES = /^(?:length|size|status|code|message|ok|type|id|name|count|method|path|url)$/

function stepIntoName(step: Step, project: CodeProject, to: To): Step[] {
  const { node } = step
  if (node.kind === 'name') {
    const bindings = findBindings(node, node.name)
    const values = bindings.flatMap((each) => (each.kind === 'value' ? to(each.value) : []))
    if (values.length > 0) return values
    const parameter = bindings.find((each) => each.kind === 'parameter')
    if (parameter?.kind === 'parameter') {
      const { owner, index } = parameter
      const fallback = to(parameter.parameter.fallback)
      const looped = to(loopedOver(owner, index))
      if (looped.length > 0) return looped
      return [...fallback, ...project.argumentsOf(owner, index).flatMap((each) => to(each))]
    }
  }
  const found = resolve(node, project.files)
  if (found.kind === 'node' && found.node !== node) return to(found.node)
  if (node.kind !== 'member') return []
  const settings = project.settingsOf(node).flatMap((each) => to(each))
  if (settings.length > 0) return settings
  if (MEASURES.test(node.name)) return []
  return to(node.object, { path: [node.name, ...step.path] })
}

/** `keys.some((key) => …)`: what is looked through. */
function loopedOver(owner: FunctionNode, index: number): SyntaxNode | null {
  const call = owner.parent?.parent
  if (index !== 0 || call?.kind !== 'call' || call.callee.kind !== 'member') return null
  const isLoop = /^(?:some|every|find|findIndex|filter|map|forEach|flatMap)$/.test(call.callee.name)
  return isLoop ? call.callee.object : null
}

/** What a function gives back; of an arrow function without a block, its expression. */
export function returnsOf(node: FunctionNode): SyntaxNode[] {
  if (node.body !== null && node.body.kind !== 'block') return [node.body]
  return node.file
    .all('return')
    .filter((each) => each.start >= node.start && each.end <= node.end && ownerOf(each) === node)
    .flatMap(({ value }) => (value === null ? [] : [value]))
}

function ownerOf(node: SyntaxNode): SyntaxNode | null {
  let at = node.parent
  while (at !== null && at.kind !== 'function') at = at.parent
  return at
}
