/** Decides whether the program puts a key into the URL of a request that it sends. */

import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, sample } from '../code-samples.ts'
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { meansKey } from '../model/key-words.ts'
import { isSecretVariable } from '../model/list-shown-secrets.ts'
import { traceValue, type ValueSource } from '../model/trace-value.ts'
import { sameCode } from '../same-code.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'

const CODE = sameCode(
  ['requests.get(url, headers={"X-API-Key": os.environ["MAPS_API_KEY"]}, timeout=5)'],
  ["await fetch(url, { headers: { 'X-API-Key': process.env.MAPS_API_KEY } })"],
)

const PARAMETER = joinPattern(
  'i',
  '[?&](?:(?:api|app|access|subscription)[-_]?key|key|access[-_]?token|auth[-_]?token|token|',
  'secret|client[-_]?secret|apikey)=$',
)
const NAMES = joinPattern(
  'i',
  '^(?:(?:api|app|access|subscription)[-_]?key|key|access[-_]?token|auth[-_]?token|token|',
  'secret|client[-_]?secret|appid)$',
)

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const places = [
    ...file.all('text').flatMap((node) => readText(node, project)),
    ...file.all('binary').flatMap((node) => readSum(node, project)),
    ...file.all('call').flatMap((node) => readCall(node, project)),
  ]
  return places.map((at) => ({
    at,
    confidence: 'likely',
    detail: 'A key is put into the query of a URL here.',
    fix: {
      framework: findFramework(file, project),
      text: 'Send the key in a header, as nearly every service takes it.',
      code: CODE[file.language === 'python' ? 'flask' : 'express'],
      isSafe: false,
    },
  }))
}

/** Links that are sent to people, with a token that opens one thing once; codes for phones. */
const LINKS = joinPattern(
  'i',
  'reset|verif|confirm|activat|invit|unsubscri|magic|password|otpauth:|',
  'sign-?up|register',
)

/** `${base}?key=${key}` */
function readText(node: NodeOf<'text'>, project: CodeProject): SyntaxNode[] {
  const isBuilt = node.parts.some((each, at) => {
    const next = node.parts[at + 1]
    if (typeof each !== 'string' || next === undefined || typeof next === 'string') return false
    const isLink = /[?&]token=$/i.test(each) && LINKS.test(each)
    const isCode = /^otpauth:/i.test(String(node.parts[0]))
    return PARAMETER.test(each) && !isLink && !isCode && isSecret(next, project)
  })
  return isBuilt ? [node] : []
}

/** `base + '?key=' + key`, and `'…?key=%s' % key` */
function readSum({ operator, left, right }: NodeOf<'binary'>, project: CodeProject): SyntaxNode[] {
  const before = left.kind === 'binary' ? left.right : left
  if (operator === '+' && before.kind === 'text') {
    return PARAMETER.test(before.value ?? '') && isSecret(right, project) ? [before] : []
  }
  const isFormat = operator === '%' && left.kind === 'text' && left.value !== null
  if (!isFormat || left.kind !== 'text') return []
  const hasParameter = /[?&](?:api[-_]?key|key|token|access_token)=%s/i.test(left.value ?? '')
  return hasParameter && isSecret(right, project) ? [left] : []
}

const FORMATTED = /[?&](?:api[-_]?key|key|token|access_token)=\{\w{0,40}\}/i

/** `requests.get(url, params={'key': key})`, `url.searchParams.set('key', key)` */
function readCall(call: CallNode, project: CodeProject): SyntaxNode[] {
  const { callee, args, named } = call
  const origin = project.originOf(callee)
  const sends = joinPattern(
    'i',
    '(?:^|[.?])(?:requests|httpx|axios|got|ky|superagent|session|client|',
    String.raw`Session\(\)|AsyncClient\(\)|Client\(\)|(?:create|extend)\(\))\.`,
    '(?:get|post|put|delete|patch|request)$',
  )
  const objects = [
    ...(sends.test(origin) ? [named.get('params'), ...args.map(paramsOf)] : []),
    ...(/(?:^|\.)URLSearchParams$|urllib\.parse\.urlencode$/.test(origin) ? [args[0]] : []),
  ]
  const found = objects.flatMap((each) =>
    each?.kind === 'object'
      ? each.entries.filter(({ key, value }) => NAMES.test(key ?? '') && isSecret(value, project))
      : [],
  )
  const isFormat = callee.kind === 'member' && callee.name === 'format'
  if (isFormat && callee.object.kind === 'text') {
    const hasParameter = FORMATTED.test(callee.object.value ?? '')
    const isKey = [...args, ...named.values()].some((each) => isSecret(each, project))
    return hasParameter && isKey ? [callee.object] : []
  }
  const [name, value] = args
  const isSet = callee.kind === 'member' && /^(?:set|append)$/.test(callee.name)
  const isQuery =
    isSet && /searchParams$|URLSearchParams\(\)$/.test(project.originOf(callee.object))
  const isNamed = isQuery && name?.kind === 'text' && NAMES.test(name.value ?? '')
  const isKey = isNamed && value !== undefined && isSecret(value, project)
  return [...found.map((each) => each.value), ...(isKey ? [call] : [])]
}

function paramsOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.kind !== 'object') return undefined
  return node.entries.find(({ key }) => /^(?:params|searchParams|query|qs)$/.test(key ?? ''))?.value
}

/** A key of ours, not a parameter of the request that is handed on. */
function isSecret(node: SyntaxNode, project: CodeProject): boolean {
  const inner = node.kind === 'call' ? (node.args[0] ?? node) : node
  const sources = traceValue(node, project)
  const variable = sources.some(({ kind, ...rest }) => {
    return kind === 'environment' && 'name' in rest && isSecretVariable(String(rest.name))
  })
  if (variable || sources.some(isOfService)) return true
  const isNamed = (inner.kind === 'name' || inner.kind === 'member') && meansKey(inner.name)
  return isNamed && !sources.some(({ kind }) => kind === 'request')
}

/** `RATES_KEY` for a parameter that is called a key; not what is made for pages. */
function isOfService(source: ValueSource): boolean {
  if (source.kind !== 'environment' || /PUBLI|VITE_|REACT_APP|SITE/.test(source.name)) return false
  return /(?:^|_)(?:KEY|TOKEN)$/.test(source.name)
}

export const apiKeyInUrlBuilt: CodeRule = {
  id: 'api-key-in-url-built',
  category: 'data-exposure',
  severity: 'medium',
  title: 'A key is sent in a URL',
  why:
    'The URL of a request is written to the logs of both sides, of every proxy between them and ' +
    'of error trackers, and with it the key.',
  looksFor:
    'Texts, sums and parameters of requests in which a parameter that is called like a key gets ' +
    'a secret of the environment, or a variable that is called like one.',
  spares: 'Keys in headers and bodies, publishable keys, and links with tokens of one use.',
  remedy:
    'Send keys in a header. Where a service takes them in the URL only, keep URLs out of logs.',
  remedyCode: CODE,
  controls: 'key-in-url',
  check,
  catches: [
    sample('a text', 'maps.py', [
      'import os, requests',
      'API_KEY = os.environ["MAPS_API_KEY"]',
      'requests.get(f"https://maps.example.com/tiles?zoom=3&key={API_KEY}", timeout=5)',
    ]),
    sample('parameters', 'maps.py', [
      'import os, requests',
      'requests.get("https://maps.example.com", params={"api_key": os.environ["MAPS_API_KEY"]})',
    ]),
    expressSample('a URL', [
      "const url = new URL('https://maps.example.com/tiles')",
      "url.searchParams.set('key', process.env.MAPS_API_KEY)",
    ]),
  ],
  ignores: [
    sample('a header, and a page', 'maps.py', [
      'import os, requests',
      'def fetch(page_token):',
      '    headers = {"X-API-Key": os.environ["MAPS_API_KEY"]}',
      '    return requests.get(f"https://maps.example.com?page={page_token}", headers=headers)',
    ]),
    expressSample('a publishable key', [
      `const url = \`https://maps.example.com/?key=${'$'}{process.env.MAPS_PUBLIC_KEY}\``,
      'export default url',
    ]),
  ],
}
