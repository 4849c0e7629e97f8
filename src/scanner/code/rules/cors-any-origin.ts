/** Decides whether pages of every origin may read what the program answers. */
import type { Severity } from '../../finding.ts'
import type { Framework } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample, sample } from '../code-samples.ts'
import { isTrue } from '../fixes/remove-argument.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { resolve } from '../model/resolve-name.ts'
import { traceValue } from '../model/trace-value.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const CODE: Readonly<Record<Framework, string>> = {
  flask: 'CORS(app, origins=["https://app.example.com"])',
  fastapi: 'app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])',
  django: 'CORS_ALLOWED_ORIGINS = ["https://app.example.com"]',
  express: "app.use(cors({ origin: ['https://app.example.com'] }))",
  fastify: "await app.register(cors, { origin: ['https://app.example.com'] })",
  hono: "app.use(cors({ origin: 'https://app.example.com' }))",
  koa: "app.use(cors({ origin: 'https://app.example.com' }))",
  next: "headers.set('Access-Control-Allow-Origin', 'https://app.example.com')",
}

interface Seen {
  readonly at: SyntaxNode
  readonly detail: string
  readonly sendsCredentials?: boolean
}

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const isSettings = /(?:^|\/)next\.config\.[mc]?[jt]s$/.test(file.path)
  if (file.role !== 'server' && !isSettings) return []
  const seen = [
    ...file
      .all('call')
      .flatMap((call) => [...readCall(call, project), ...readHeader(call, project)]),
    ...file.all('assign').flatMap((node) => readAssign(node, project)),
    ...file.all('object').flatMap((node) => readHeaders(node)),
  ]
  const framework = findFramework(file, project)
  return seen.map(({ at, detail, sendsCredentials }) => ({
    at,
    severity: (sendsCredentials === true ? 'high' : 'medium') satisfies Severity,
    confidence: 'likely',
    detail: sendsCredentials === true ? `${detail} Credentials are allowed, too.` : detail,
    fix: {
      framework,
      text: 'Name the origins of your own pages, or leave it away where no page calls.',
      code: CODE[framework],
      isSafe: false,
    },
  }))
}

const LIBRARIES =
  /^(?:cors|@fastify\/cors|fastify-cors|hono\/cors\.cors|@koa\/cors|koa2?-cors|koa-cors)$/

function readCall(call: CallNode, project: CodeProject): Seen[] {
  const origin = project.originOf(call.callee)
  const { args, named } = call
  if (/^flask_cors\.(?:CORS|cross_origin)$/.test(origin)) return readFlask(call)
  const isAdded = args.some((each) => /(?:^|\.)CORSMiddleware$/.test(project.originOf(each)))
  if (isAdded || /(?:^|\.)CORSMiddleware$/.test(origin)) {
    const given = named.get('allow_origins')
    const isOpen = given !== undefined && holdsAny(given, project)
    const sendsCredentials = isTrue(named.get('allow_credentials'))
    const detail = 'The middleware allows every origin.'
    return isOpen ? [{ at: call, detail, sendsCredentials }] : []
  }
  const registers = call.callee.kind === 'member' && call.callee.name === 'register'
  const plugin = args[0]
  if (registers && plugin !== undefined && LIBRARIES.test(project.originOf(plugin))) {
    return readOptions(call, args[1], project)
  }
  return LIBRARIES.test(origin) ? readOptions(call, args[0], project) : []
}

function readFlask(call: CallNode): Seen[] {
  const written = call.file.textOf(call)
  const origins = call.named.get('origins')
  const resources = call.named.get('resources')
  const sendsCredentials = isTrue(call.named.get('supports_credentials'))
  const isDefault = origins === undefined && !(resources && /origins/.test(written))
  const isOpen =
    isDefault || /origins['"]?\s{0,3}[:=]\s{0,3}\[?\s{0,3}r?['"](?:\*|\.\*)['"]/.test(written)
  const detail = isDefault
    ? 'Without `origins` every origin is allowed.'
    : 'Every origin is allowed by an asterisk.'
  return isOpen ? [{ at: call, detail, sendsCredentials }] : []
}

/** All these libraries allow everybody, or whoever asks, when they are told nothing. */
function readOptions(call: CallNode, given: SyntaxNode | undefined, project: CodeProject): Seen[] {
  const found = given === undefined ? null : resolve(given, project.files)
  const options = found?.kind === 'node' ? found.node : undefined
  if (given !== undefined && options?.kind !== 'object') return []
  const entries = options?.kind === 'object' ? options.entries : []
  const origin = entries.find(({ key }) => key === 'origin')?.value
  if (origin === undefined && entries.some(({ key }) => key === null)) return []
  const isOpen =
    origin === undefined || isTrue(origin) || holdsAny(origin, project) || letsAll(origin)
  const sendsCredentials = isTrue(entries.find(({ key }) => key === 'credentials')?.value)
  const detail =
    origin === undefined
      ? 'Without `origin` every origin is allowed.'
      : 'The option `origin` allows everybody.'
  return isOpen ? [{ at: call, detail, sendsCredentials }] : []
}

function holdsAny(node: SyntaxNode, project: CodeProject): boolean {
  return traceValue(node, project).some(
    ({ node: from }) => from.kind === 'text' && from.value === '*',
  )
}

/** `(origin, callback) => callback(null, true)` and `(origin) => origin` without a condition. */
function letsAll(node: SyntaxNode): boolean {
  if (node.kind !== 'function' || node.body === null) return false
  const text = node.file.textOf(node.body).replace(/\s+/g, '')
  const name = node.parameters[0]?.name ?? ''
  return /^\{?(?:return)?\w{1,20}\(null,true\);?\}?$/.test(text) || (name !== '' && text === name)
}

const FIELD = /^access-control-allow-origin$/i

/** `res.set('Access-Control-Allow-Origin', '*')` */
function readHeader(call: CallNode, project: CodeProject): Seen[] {
  const [name, value] = call.args
  if (name?.kind !== 'text' || !FIELD.test(name.value ?? '') || value === undefined) return []
  return judgeField(call, value, project)
}

/** `response.headers['Access-Control-Allow-Origin'] = '*'`, and the settings of Django. */
function readAssign({ target, value }: NodeOf<'assign'>, project: CodeProject): Seen[] {
  if (target.kind === 'name') {
    const isSetting = /^CORS_(?:ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL)$/.test(target.name)
    const detail = `The setting \`${target.name}\` allows every origin.`
    return isSetting && isTrue(value) ? [{ at: target, detail }] : []
  }
  if (target.kind !== 'member' || !FIELD.test(target.name)) return []
  return judgeField(target, value, project)
}

function judgeField(at: SyntaxNode, value: SyntaxNode, project: CodeProject): Seen[] {
  if (value.kind === 'text' && value.value === '*') {
    return [{ at, detail: 'The field is set to an asterisk.' }]
  }
  if (value.kind === 'if') return []
  const isReflected = traceValue(value, project).some((source) => {
    return source.kind === 'request' && /^(?:http_)?origin$/i.test(source.read.name ?? '')
  })
  const { file } = at
  const isChecked = file.all('if').some(({ test }) => /origin/i.test(file.textOf(test)))
  if (!isReflected || isChecked) return []
  return [{ at, detail: 'The field repeats the origin of whoever asks.', sendsCredentials: true }]
}

/** `{ 'Access-Control-Allow-Origin': '*' }` */
function readHeaders({ entries }: NodeOf<'object'>): Seen[] {
  const entryOf = (wanted: string) => entries.find(({ key }) => key === wanted)?.value
  const [field, given] = [entryOf('key'), entryOf('value')]
  // `{ key: 'Access-Control-Allow-Origin', value: '*' }`, as in the settings of Next.
  const isField = field?.kind === 'text' && FIELD.test(field.value ?? '')
  if (isField && given?.kind === 'text' && given.value === '*') {
    return [{ at: given, detail: 'The field is set to an asterisk.' }]
  }
  return entries.flatMap(({ key, value }) => {
    const isAny = FIELD.test(key ?? '') && value.kind === 'text' && value.value === '*'
    return isAny ? [{ at: value, detail: 'The field is set to an asterisk.' }] : []
  })
}

export const corsAnyOrigin: CodeRule = {
  id: 'cors-any-origin',
  category: 'input-handling',
  severity: 'medium',
  title: 'Pages of every origin may read the answers',
  why:
    'Any page that a person visits may call this API from their browser and read what it ' +
    'answers, with a key that it was given or found, and from within the network of that person.',
  looksFor:
    'Libraries for CORS that are told nothing, or told to allow everybody, in all frameworks; ' +
    'the field Access-Control-Allow-Origin with an asterisk, or with the origin of whoever asks.',
  spares: 'Lists of origins, functions that decide, and values from the environment.',
  remedy:
    'Allow the origins of your own pages by name and no others, and leave CORS away where no ' +
    'page calls the API.',
  remedyCode: CODE,
  controls: 'cors',
  check,
  catches: [
    flaskSample('as it comes', ['from flask_cors import CORS', 'CORS(app)']),
    sample('FastAPI with credentials', 'main.py', [
      'from fastapi import FastAPI',
      'from fastapi.middleware.cors import CORSMiddleware',
      'app = FastAPI()',
      'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)',
    ]),
    expressSample('as it comes', ["import cors from 'cors'", 'app.use(cors())']),
    expressSample('by hand', [
      'app.use((req, res, next) => {',
      "  res.setHeader('Access-Control-Allow-Origin', req.headers.origin)",
      '  next()',
      '})',
    ]),
    sample('Django', 'settings.py', ['CORS_ALLOW_ALL_ORIGINS = True']),
  ],
  ignores: [
    flaskSample('by name', [
      'from flask_cors import CORS',
      'CORS(app, resources={r"/v1/*": {"origins": ["https://app.example.com"]}})',
    ]),
    expressSample('by name, and by a list', [
      "import cors from 'cors'",
      "const allowed = new Set(process.env.ORIGINS.split(','))",
      'app.use(cors({ origin: (origin, done) => done(null, allowed.has(origin)) }))',
    ]),
  ],
}
