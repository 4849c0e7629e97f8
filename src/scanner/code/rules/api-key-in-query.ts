/** Decides whether code takes the caller's key from the query of a URL. */
import type { CodeFix, Framework } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { isBareKey, isKeyRead } from '../model/is-presented-key.ts'
import { readRequest } from '../model/read-request.ts'
import { findBindings } from '../model/read-scopes.ts'
import { traceValue } from '../model/trace-value.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { Parameter, SyntaxNode } from '../syntax/syntax-node.ts'

const CODE: Readonly<Record<Framework, string>> = {
  flask: 'key = request.headers.get("X-API-Key", "")',
  fastapi: 'api_key_header = APIKeyHeader(name="X-API-Key")',
  django: 'key = request.headers.get("X-API-Key", "")',
  express: "const key = req.get('X-API-Key') ?? ''",
  fastify: "const key = request.headers['x-api-key'] ?? ''",
  hono: "const key = c.req.header('X-API-Key') ?? ''",
  koa: "const key = ctx.get('X-API-Key')",
  next: "const key = request.headers.get('x-api-key') ?? ''",
}

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  if (file.role !== 'server') return []
  const nodes: SyntaxNode[] = [...file.all('member'), ...file.all('call'), ...file.all('assign')]
  const compared = new Set<SyntaxNode>(
    project
      .keyChecksAt(file)
      .flatMap(({ presented }) => traceValue(presented, project))
      .flatMap((each) => (each.kind === 'request' && isBareKey(each.read) ? [each.node] : [])),
  )
  return [...listParameters(file, project), ...nodes].flatMap((node) => {
    const isCompared = compared.has(node)
    const name = isCompared ? nameOf(node, project) : queryNameOf(node, project)
    if (name === null || isLinkToken(node, name)) return []
    return [
      {
        at: node,
        confidence: 'likely' as const,
        detail: `The parameter \`${name}\` of the query is read as a key.`,
        fix: fixOf(findFramework(file, project)),
      },
    ]
  })
}

/** `token: Annotated[str, Query()]` of FastAPI, where it is compared with keys. */
function listParameters(file: SourceFile, project: CodeProject): SyntaxNode[] {
  const found = project.keyChecksAt(file).flatMap(({ key }) => {
    if (key.part !== 'query' || key.node.kind !== 'name') return []
    const binding = findBindings(key.node, key.node.name).at(-1)
    if (binding?.kind !== 'parameter' || binding.parameter.target.file !== file) return []
    // Where a scheme hands it in, the scheme itself is told: `Security(APIKeyQuery(…))`.
    if (isHandedIn(binding.parameter)) return []
    return file.language === 'python' ? [binding.parameter.target] : []
  })
  return [...new Set(found)]
}

function isHandedIn({ annotation, fallback }: Parameter): boolean {
  return [annotation, fallback].some(
    (each) => each !== null && /\b(?:Security|Depends)\s*\(/.test(each.file.textOf(each)),
  )
}

function nameOf(node: SyntaxNode, project: CodeProject): string | null {
  return queryNameOf(node, project) ?? readRequest(node, project.files)?.name ?? null
}

const LINKS = joinPattern(
  'i',
  'reset|verif\\w{0,8}_?(?:e_?mail|account|address|user)|confirm|activat|unsubscri|invit|magic',
)

/** `resetPassword(req.query.token)`: a token of a link, which opens one thing once. */
function isLinkToken(node: SyntaxNode, name: string): boolean {
  if (!/^token$/i.test(name)) return false
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.kind === 'call') {
      const [path] = at.args
      const route = path?.kind === 'text' ? (path.value ?? '') : ''
      if (LINKS.test(at.file.textOf(at.callee)) || /^\/(?:reset|verify)/.test(route)) return true
    }
    if (at.kind === 'function' && at.name !== null) return LINKS.test(at.name)
  }
  return false
}

function queryNameOf(node: SyntaxNode, project: CodeProject): string | null {
  if (node.kind === 'assign') return destructuredName(node, project)
  if (node.kind === 'call' && isSecurityScheme(node, project)) return schemeName(node)
  const read = readRequest(node, project.files)
  return read?.part === 'query' && isKeyRead(read) ? read.name : null
}

/** `const { api_key } = req.query` */
function destructuredName(
  { target, value }: Extract<SyntaxNode, { kind: 'assign' }>,
  project: CodeProject,
): string | null {
  if (target.kind !== 'pattern') return null
  const whole = readRequest(value, project.files)
  if (whole?.part !== 'query' || whole.name !== null) return null
  const found = target.entries.find(({ key }) => {
    if (key === null) return false
    const read = { ...whole, name: key }
    return isKeyRead(read) || (isBareKey(read) && isComparedIn(value.file, key, project))
  })
  return found?.key ?? null
}

function isComparedIn(file: SourceFile, name: string, project: CodeProject): boolean {
  return project.keyChecksAt(file).some(({ key, node }) => node.file === file && key.name === name)
}

function isSecurityScheme(node: SyntaxNode, project: CodeProject): boolean {
  return project.originOf(node).endsWith('.APIKeyQuery()')
}

function schemeName({ named }: Extract<SyntaxNode, { kind: 'call' }>): string {
  const name = named.get('name')
  return name?.kind === 'text' && name.value !== null ? name.value : 'api_key'
}

function fixOf(framework: Framework): CodeFix {
  return {
    framework,
    text: 'Read the key from a header of its own and refuse it in the query.',
    code: CODE[framework],
    isSafe: false,
  }
}

export const apiKeyInQuery: CodeRule = {
  id: 'api-key-in-query',
  category: 'key-design',
  severity: 'high',
  title: 'The key is taken from the query of the URL',
  why:
    'URLs are written down everywhere: in the logs of servers and proxies, in histories, in ' +
    'Referer fields and in what people paste. A key in a URL is soon known to others.',
  looksFor:
    'Reads of a parameter of the query whose name means a key or token, also after the query was ' +
    'taken apart, and APIKeyQuery of FastAPI.',
  spares:
    'Tokens that belong into a link and open one thing only, such as those of password resets, ' +
    'tokens of pages (`next_token`), and reads in tests and tools.',
  remedy:
    'Take keys from a header only (`X-API-Key` or `Authorization: Bearer`), answer 400 or 401 ' +
    'when one comes in the query, and treat keys that came that way as leaked.',
  remedyCode: CODE,
  controls: 'key-in-url',
  check,
  catches: [
    {
      name: 'Koa, under the bare name',
      files: {
        'app.js': [
          "import Koa from 'koa'",
          'const app = new Koa()',
          'app.use(async (ctx, next) => {',
          '  const key = ctx.query.key',
          '  if (!key || key !== process.env.API_KEY) ctx.throw(401)',
          '  await next()',
          '})',
        ].join('\n'),
      },
      also: ['api-key-not-constant-time'],
    },
    {
      name: 'Flask, by request.args',
      files: {
        'app.py': [
          'from flask import Flask, request, abort',
          'import hmac, os',
          'app = Flask(__name__)',
          'KEY = os.environ["API_KEY"]',
          '@app.before_request',
          'def check():',
          '    key = request.args.get("api_key", "")',
          '    if not hmac.compare_digest(key, KEY):',
          '        abort(401)',
        ].join('\n'),
      },
    },
    {
      name: 'Express, taken apart',
      files: {
        'server.js': [
          "import express from 'express'",
          "import { verify } from './verify.js'",
          'const app = express()',
          'app.use((req, res, next) => {',
          '  const { apiKey } = req.query',
          '  if (!verify(apiKey)) return res.sendStatus(401)',
          '  next()',
          '})',
        ].join('\n'),
      },
    },
  ],
  ignores: [
    {
      name: 'a header, and pages of a list',
      files: {
        'app.py': [
          'from flask import Flask, request, abort',
          'import hmac, os',
          'app = Flask(__name__)',
          'KEY = os.environ["API_KEY"]',
          '@app.before_request',
          'def check():',
          '    page = request.args.get("page_token")',
          '    if not hmac.compare_digest(request.headers.get("X-API-Key", ""), KEY):',
          '        abort(401)',
        ].join('\n'),
      },
    },
  ],
}
