/** Decides whether an expression reads a part of the request, which part, and under what name. */
import type { NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'
import { nameOrigin } from './name-origin.ts'
import { readParameter } from './read-parameter.ts'
import { findBindings } from './read-scopes.ts'
import type { RequestPart, RequestRead } from './request-read.ts'
import type { Files } from './resolve-name.ts'

const CONTAINERS: Readonly<Record<string, RequestPart>> = {
  headers: 'header',
  META: 'header',
  environ: 'header',
  rawHeaders: 'header',
  args: 'query',
  values: 'query',
  query: 'query',
  query_params: 'query',
  GET: 'query',
  searchParams: 'query',
  cookies: 'cookie',
  COOKIES: 'cookie',
  form: 'body',
  POST: 'body',
  json: 'body',
  body: 'body',
  data: 'body',
  view_args: 'path',
  path_params: 'path',
  params: 'path',
}

/** Calls that give one value: `req.get('X-API-Key')`, `c.req.query('key')`. */
const READERS: Readonly<Record<string, RequestPart>> = {
  header: 'header',
  get: 'header',
  query: 'query',
  param: 'path',
  cookie: 'cookie',
  queries: 'query',
}

/** The request, under the names that everybody gives it. */
const REQUEST =
  /(?:^|[.?])(?:_?req(?:uest)?|ctx|context|nextUrl|httpRequest|event|url|URL\(\)|c)(?:\(\))?$/i
const TYPED_REQUEST = /(?:Request|HTTPConnection|WebSocket)\(\)$/

function isRequest(origin: string): boolean {
  return REQUEST.test(origin) || TYPED_REQUEST.test(origin)
}

/** Of an origin as `nameOrigin` gives it, and what was asked of it. */
export function readRequest(node: SyntaxNode, files: Files): RequestRead | null {
  if (node.kind === 'call') return readCall(node, files)
  if (node.kind === 'member') {
    const part = containerOf(node.object, files)
    if (part !== null) return { part, name: node.name }
  }
  if (node.kind === 'index') {
    const part = containerOf(node.object, files)
    if (part !== null) return { part, name: null }
  }
  const handed = readParameter(node, files)
  if (handed !== null) return handed
  if (node.kind === 'name') return readName(node, files)
  const whole = containerOf(node, files)
  return whole === null ? null : { part: whole, name: null }
}

/** Of what the name was given: `const key = c.req.query('key')`, `const { key } = req.query`. */
function readName(node: NodeOf<'name'>, files: Files): RequestRead | null {
  const binding = findBindings(node, node.name).at(-1)
  if (binding?.kind === 'value' && !binding.assign.isEach) {
    const [name, ...rest] = binding.path
    if (name === undefined && binding.value.kind === 'call') return readWhole(binding.value, files)
    const part = name === undefined ? null : containerOf(binding.value, files)
    if (part !== null && rest.length === 0) return { part, name: name ?? null }
  }
  if (binding?.kind === 'value' || binding?.kind === 'parameter') {
    const [container, name] = binding.path
    const part = CONTAINERS[container ?? '']
    const whole = binding.kind === 'value' ? nameOrigin(binding.value, files) : '?request'
    const isIn = binding.kind === 'parameter' ? binding.index === 0 : isRequest(whole)
    if (
      part !== undefined &&
      name !== undefined &&
      isIn &&
      /^(?:header|query|cookie)$/.test(part)
    ) {
      return { part, name }
    }
  }
  const whole = containerOf(node, files)
  return whole === null ? null : { part: whole, name: null }
}

/** A single value is that of the call, to which whoever traces the name comes. */
function readWhole(node: SyntaxNode, files: Files): RequestRead | null {
  const read = readRequest(node, files)
  return read?.name === null ? read : null
}

function readCall(node: Extract<SyntaxNode, { kind: 'call' }>, files: Files): RequestRead | null {
  const { callee } = node
  if (callee.kind !== 'member') return null
  const first = node.args[0]
  const name = first?.kind === 'text' ? first.value : null
  if (/^(?:get|getlist|getAll|pop|has)$/.test(callee.name)) {
    const part = containerOf(callee.object, files)
    if (part !== null) return { part, name }
  }
  // `c.req.header()` of Hono gives all of them.
  if (callee.name === 'header' && node.args.length === 0) {
    return isRequest(nameOrigin(callee.object, files)) ? { part: 'header', name: null } : null
  }
  const reader = READERS[callee.name]
  if (reader !== undefined && node.args.length > 0) {
    const origin = nameOrigin(callee.object, files)
    if (isRequest(origin) && callee.object.kind !== 'call') return { part: reader, name }
  }
  return null
}

/** `request.headers`, `headers()` of Next, `new URL(request.url).searchParams`. */
function containerOf(node: SyntaxNode, files: Files): RequestPart | null {
  if (node.kind !== 'member' && node.kind !== 'name' && node.kind !== 'call') return null
  const origin = nameOrigin(node, files)
  if (/^next\/headers\.headers\(\)$/.test(origin)) return 'header'
  if (/^next\/headers\.cookies\(\)$/.test(origin)) return 'cookie'
  if (/(?:^|\.)URLSearchParams\(\)$/.test(origin)) return 'query'
  const called = origin.replace(/\(\)$/, '')
  const dot = called.lastIndexOf('.')
  const word = called.slice(dot + 1).replace(/^\?/, '')
  const part = /^(?:get_json|json|formData|parseBody)$/.test(word) ? 'body' : CONTAINERS[word]
  if (part === undefined) return null
  if (dot === -1) return isDestructured(word, origin) ? part : null
  return isRequest(called.slice(0, dot)) ? part : null
}

/** `({ headers }) => …` and `async ({ query }, reply) => …` */
function isDestructured(word: string, origin: string): boolean {
  return origin === `?${word}` && /^(?:headers|query|searchParams|cookies)$/.test(word)
}
