/** Decides whether one key opens everything: known keys, but no word on what each may do. */

import { codeByLanguage } from '../code-by-language.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample } from '../code-samples.ts'
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { hasWord } from '../model/has-word.ts'
import { isPublicRoute } from '../model/is-public-route.ts'
import type { KeyCheck } from '../model/list-key-checks.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const SCOPES = joinPattern(
  '',
  String.raw`[Ss]cope|SCOPE|^(?!(?:[\w.]{0,60}\.)?(?:Base|has_|has_object_)?[Pp]ermissions?`,
  String.raw`(?:_classes)?(?:$|\.)|DEFAULT_PERMISSION).{0,80}[Pp]ermission|`,
  String.raw`PERMISSION_|[Pp]rivilege|(?:^|[_\s-])roles?(?:$|`,
  String.raw`[_\s-])|Role|ROLE|[Ee]ntitle|(?:^|_)acl(?:$|_)|(?:^|_)grants?(?:$|_)|`,
  'keyward|^(?:read|write|admin|delete):[a-z*]',
)

const PYTHON = [
  'KEYS = {"9f86d081…": {"read:orders"}}  # hash of the key: what it may do',
  '',
  'def require_scope(scope):',
  '    if scope not in g.scopes:',
  '        abort(403)',
].join('\n')
const SCRIPT = [
  "const keys = new Map([['9f86d081…', ['read:orders']]]) // hash of the key: what it may do",
  '',
  'const requireScope = (scope) => (req, res, next) =>',
  '  req.scopes.includes(scope) ? next() : res.sendStatus(403)',
].join('\n')

const CODE = codeByLanguage(PYTHON, SCRIPT)

/** As they stand in the program. */
function compareChecks({ node: a }: KeyCheck, { node: b }: KeyCheck): number {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1
  return a.start - b.start
}

/** One remark for the program, at the place where keys are checked. */
function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const [first] = [...project.keyChecks].sort(compareChecks)
  if (first === undefined || first.node.file !== file) return []
  const guarded = project.routes.filter((route) => {
    return route.guards.some(({ kind }) => kind === 'key') && !isPublicRoute(route, project)
  })
  const operations = new Set(guarded.map(({ method, path }) => `${method} ${path}`))
  if (operations.size < 2 || hasWord(SCOPES, project)) return []
  const changes = guarded.some(({ method }) => !/^(?:GET|ANY)$/.test(method))
  const framework = findFramework(file, project)
  return [
    {
      at: first.node,
      severity: changes ? 'medium' : 'low',
      confidence: 'likely',
      detail: `${operations.size} operations ask for a key, and none for what that key may do.`,
      fix: {
        framework,
        text: 'Keep with each key what it may do, and ask for that before each operation.',
        code: CODE[framework],
        isSafe: false,
      },
    },
  ]
}

export const apiKeyNoScopes: CodeRule = {
  id: 'api-key-no-scopes',
  category: 'function-authorization',
  severity: 'medium',
  title: 'Every key may do everything',
  why:
    'A key that was meant to read one list also deletes. Whoever gets hold of any key, the least ' +
    'important one included, has the whole API.',
  looksFor:
    'Programs that compare the keys of callers and guard several operations by that, and in ' +
    'which no scope, role or permission is named anywhere.',
  spares:
    'Programs with a single operation, and all that name scopes, roles or permissions; sessions ' +
    'and tokens of users, which are checked elsewhere.',
  remedy:
    'Give each key the scopes it needs (`read:orders`), check them for each operation, and ' +
    'answer 403 where one is missing.',
  remedyCode: CODE,
  controls: 'no-scopes',
  check,
  catches: [
    flaskSample(
      'one key reads and deletes',
      [
        'KEY = bytes.fromhex(os.environ["API_KEY_HASH"])',
        '@app.before_request',
        'def check():',
        '    sent = hashlib.sha256(request.headers.get("X-API-Key", "").encode()).digest()',
        '    if not hmac.compare_digest(sent, KEY):',
        '        abort(401)',
        '@app.get("/v1/orders")',
        'def orders():',
        '    return jsonify(load_orders())',
        '@app.delete("/v1/orders/<int:order>")',
        'def remove(order):',
        '    return jsonify(drop(order))',
      ],
      { also: ['rate-limit-absent'] },
    ),
  ],
  ignores: [
    expressSample(
      'scopes',
      [
        "import { createHash } from 'node:crypto'",
        "import { scopesByHash } from './keys.js'",
        'const need = (scope) => (req, res, next) => {',
        "  const sent = createHash('sha256').update(req.get('X-API-Key') ?? '').digest('hex')",
        '  const scopes = scopesByHash.get(sent)',
        '  if (scopes === undefined) return res.sendStatus(401)',
        '  if (!scopes.includes(scope)) return res.sendStatus(403)',
        '  next()',
        '}',
        "app.get('/v1/orders', need('read:orders'), async (req, res) => res.json(await list()))",
        "app.post('/v1/orders', need('write:orders'), async (req, res) => res.json(await add()))",
      ],
      { also: ['rate-limit-absent'] },
    ),
  ],
}
