/** Decides whether an empty key opens the API when a variable of the environment is not set. */
import { codeByLanguage } from '../code-by-language.ts'
import type { CodeFix, Framework } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample } from '../code-samples.ts'
import type { CodeProject } from '../model/code-project.ts'
import { functionAround, isAskedFor, listEmptiness } from '../model/empty-values.ts'
import { findFramework } from '../model/find-framework.ts'
import type { KeyCheck } from '../model/list-key-checks.ts'
import type { ValueSource } from '../model/trace-value.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'

const PYTHON_LIST = [
  'KEYS = [key for key in os.environ["API_KEYS"].split(",") if key]',
  'if not KEYS:',
  '    raise RuntimeError("API_KEYS is not set")',
].join('\n')
const SCRIPT_LIST = [
  "const keys = (process.env.API_KEYS ?? '').split(',').filter(Boolean)",
  "if (keys.length === 0) throw new Error('API_KEYS is not set')",
].join('\n')

const CODE = codeByLanguage(PYTHON_LIST, SCRIPT_LIST)

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const sightings: CodeSighting[] = []
  for (const each of project.keyChecksAt(file)) {
    for (const source of each.sources) {
      const list = emptyListOf(source, project)
      if (list?.file === file) sightings.push(reportList(list, each, file, project))
    }
    if (each.node.file === file && isOpenToNothing(each, project)) {
      sightings.push(reportSingle(each, file, project))
    }
  }
  return sightings
}

/** `os.environ.get('API_KEYS', '').split(',')` without a filter: where it is cut up. */
function emptyListOf(source: ValueSource, project: CodeProject): SyntaxNode | null {
  if (source.kind !== 'environment' || !source.isSplit) return null
  let at: SyntaxNode = source.node
  let split: SyntaxNode | null = null
  for (let up = at.parent; up !== null && up.kind !== 'block'; up = up.parent) {
    if (up.kind === 'call' && isSplit(up)) split = up
    if (isFilter(up)) return null
    at = up
  }
  if (split === null || !listEmptiness(objectOf(split), project).has('empty')) return null
  return isFilteredLater(at) ? null : source.node
}

function isSplit({ callee, args }: Extract<SyntaxNode, { kind: 'call' }>): boolean {
  return callee.kind === 'member' && callee.name === 'split' && args.length > 0
}

function objectOf(node: SyntaxNode): SyntaxNode {
  return node.kind === 'call' && node.callee.kind === 'member' ? node.callee.object : node
}

/** `.filter(Boolean)`, `filter(None, …)`, `[key for key in … if key]`, `- {''}` */
function isFilter(node: SyntaxNode): boolean {
  if (node.kind === 'call') {
    const { callee } = node
    return (callee.kind === 'member' || callee.kind === 'name') && callee.name === 'filter'
  }
  if (node.kind === 'binary') return node.operator === '-'
  return (
    node.kind === 'other' &&
    node.children.some((each) => each.kind === 'other' && each.grammar === 'if_clause')
  )
}

/** `KEYS.discard('')` */
function isFilteredLater({ file }: SyntaxNode): boolean {
  return file.all('call').some(({ callee, args }) => {
    const first = args[0]
    const isRemoval = callee.kind === 'member' && /^(?:discard|remove|delete)$/.test(callee.name)
    return isRemoval && first?.kind === 'text' && first.value === ''
  })
}

function isOpenToNothing(each: KeyCheck, project: CodeProject): boolean {
  if (each.manner !== 'equals' && each.manner !== 'constant-time') return false
  if (each.sources.some(({ isSplit: isList }) => isList)) return false
  const expected = listEmptiness(each.expected, project)
  const presented = listEmptiness(each.presented, project)
  const both = [...expected].filter((one) => presented.has(one))
  if (both.length === 0 || (each.manner === 'constant-time' && !both.includes('empty')))
    return false
  if (isAskedFor(each.presented, functionAround(each.node))) return false
  return !isAskedFor(each.expected, null) && !isSourceAskedFor(each)
}

/** `if not os.environ.get('API_KEY'): raise` */
function isSourceAskedFor({ sources }: KeyCheck): boolean {
  return sources.some(({ kind, node }) => kind === 'environment' && isAskedFor(node, null))
}

function reportList(
  at: SyntaxNode,
  { presented, node, manner }: KeyCheck,
  file: SourceFile,
  project: CodeProject,
): CodeSighting {
  const isRefused = isAskedFor(presented, functionAround(node))
  const admits = isRefused
    ? 'Only the check itself keeps the empty key out: the next place that uses the list will not.'
    : 'A request with an empty key is then let in.'
  return {
    at,
    severity: isRefused ? 'low' : 'high',
    confidence: isRefused || manner === 'lookup' ? 'possible' : 'likely',
    title: isRefused
      ? 'The list of keys holds the empty key when its variable is not set'
      : 'An empty key is accepted when the variable is not set',
    detail: `Without the variable, the empty text is cut into a list of one empty key. ${admits}`,
    fix: fixOf(findFramework(file, project)),
  }
}

function reportSingle({ node }: KeyCheck, file: SourceFile, project: CodeProject): CodeSighting {
  const framework = findFramework(file, project)
  const isPython = file.language === 'python'
  return {
    at: node,
    confidence: 'likely',
    detail:
      'Where the variable is not set, what is expected is as empty as what a request without a ' +
      'key brings, and both are equal.',
    fix: {
      framework,
      text: 'Refuse to start without a key, and refuse requests without one.',
      code: isPython ? 'API_KEY = os.environ["API_KEY"]' : START,
      isSafe: false,
    },
  }
}

const START = [
  'const apiKey = process.env.API_KEY',
  "if (!apiKey) throw new Error('API_KEY is not set')",
].join('\n')

function fixOf(framework: Framework): CodeFix {
  return {
    framework,
    text: 'Drop empty entries, and refuse to start when there is no key at all.',
    code: CODE[framework],
    isSafe: false,
  }
}

export const apiKeyEmptyAccepted: CodeRule = {
  id: 'api-key-empty-accepted',
  category: 'authentication',
  severity: 'high',
  title: 'A request without a key is let in when the variable is not set',
  why:
    'A deployment in which the variable is missing looks as if it worked, and is open: whoever ' +
    'sends an empty key, or none, is let in.',
  looksFor:
    'Lists of keys cut from a variable with an empty default, without a filter; and comparisons ' +
    'in which an unset variable equals a missing header (None, undefined or the empty text).',
  spares:
    'Lists from which empty entries are dropped, variables without which the program does not ' +
    'start, and checks that refuse missing keys first.',
  remedy:
    'Fail at start when no key is configured, drop empty entries from lists, and refuse requests ' +
    'without a key before anything is compared.',
  remedyCode: CODE,
  controls: 'weak-authentication',
  check,
  catches: [
    flaskSample(
      'a list with an empty default',
      [
        'KEYS = set(os.environ.get("API_KEYS", "").split(","))',
        '@app.before_request',
        'def check():',
        '    if request.headers.get("X-API-Key", "") not in KEYS:',
        '        abort(401)',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
    flaskSample(
      'None equals None',
      [
        '@app.before_request',
        'def check():',
        '    if request.headers.get("X-API-Key") != os.environ.get("API_KEY"):',
        '        abort(401)',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
    expressSample(
      'undefined equals undefined',
      [
        'app.use((req, res, next) => {',
        "  if (req.headers['x-api-key'] === process.env.API_KEY) return next()",
        '  res.sendStatus(401)',
        '})',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
    expressSample(
      'a list, looked through in constant time',
      [
        "import { timingSafeEqual, createHash } from 'node:crypto'",
        "const hash = (text) => createHash('sha256').update(text).digest()",
        "const keys = (process.env.API_KEYS || '').split(',').map(hash)",
        'app.use((req, res, next) => {',
        "  const sent = hash(req.get('X-API-Key') ?? '')",
        '  if (!keys.some((key) => timingSafeEqual(key, sent))) return res.sendStatus(401)',
        '  next()',
        '})',
      ],
      { also: ['api-key-no-scopes'] },
    ),
  ],
  ignores: [
    flaskSample(
      'empty entries dropped',
      [
        'KEYS = [key for key in os.environ.get("API_KEYS", "").split(",") if key]',
        '@app.before_request',
        'def check():',
        '    sent = request.headers.get("X-API-Key", "")',
        '    if not any(hmac.compare_digest(sent.encode(), key.encode()) for key in KEYS):',
        '        abort(401)',
      ],
      { also: ['api-key-no-scopes'] },
    ),
    flaskSample(
      'does not start without',
      [
        'KEY = os.environ.get("API_KEY")',
        'if not KEY:',
        '    raise RuntimeError("API_KEY is not set")',
        '@app.before_request',
        'def check():',
        '    if request.headers.get("X-API-Key") != KEY:',
        '        abort(401)',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
    expressSample(
      'asked for first',
      [
        'app.use((req, res, next) => {',
        "  const key = req.get('X-API-Key')",
        '  if (!key || key !== process.env.API_KEY) return res.sendStatus(401)',
        '  next()',
        '})',
      ],
      { also: ['api-key-not-constant-time', 'api-key-no-scopes'] },
    ),
  ],
}
