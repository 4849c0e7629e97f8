/** Decides whether keys, or all fields of a request, are written to a log. */

import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample } from '../code-samples.ts'
import { joinPattern } from '../join-pattern.ts'
import type { CodeProject } from '../model/code-project.ts'
import { findFramework } from '../model/find-framework.ts'
import { listShownSecrets, type ShownSecret } from '../model/list-shown-secrets.ts'
import { sameCode } from '../same-code.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode } from '../syntax/syntax-node.ts'

const CODE = sameCode(
  ['log.info("key %s asks for %s", g.key_id, request.path)'],
  ["log.info({ keyId: req.keyId, path: req.path }, 'request')"],
)

const LEVELS = joinPattern(
  '',
  '^(?:trace|debug|info|log|warn|warning|error|exception|critical|fatal|notice|',
  'verbose|dir|table|print|write)$',
)
const LOGS = joinPattern(
  'i',
  '(?:^|[.?])(?:console|log|logger|logging|_log|winston|pino|bunyan|loguru|',
  String.raw`structlog|stdout|stderr)(?:$|[.(])|getLogger\(\)`,
)

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  if (file.role === 'client') return []
  return file.all('call').flatMap((call): CodeSighting[] => {
    if (!isLogging(call, project)) return []
    const given = [...call.args, ...call.named.values()]
    const shown = given.flatMap((each) => listShownSecrets(each, project))[0]
    if (shown === undefined) return []
    return [
      {
        at: call,
        severity: shown.kind === 'headers' ? 'medium' : 'high',
        confidence: 'likely',
        detail: describe(shown),
        fix: {
          framework: findFramework(file, project),
          text: 'Write the id of the key, never the key; of the fields only those that you need.',
          code: CODE[file.language === 'python' ? 'flask' : 'express'],
          isSafe: false,
        },
      },
    ]
  })
}

function isLogging({ callee }: CallNode, project: CodeProject): boolean {
  if (callee.kind === 'name') return /^(?:print|pprint|log)$/.test(callee.name)
  if (callee.kind !== 'member' || !LEVELS.test(callee.name)) return false
  const { object, file } = callee
  return LOGS.test(project.originOf(object)) || LOGS.test(file.textOf(object))
}

function describe(shown: ShownSecret): string {
  if (shown.kind === 'headers') return 'All fields of the request are written, keys among them.'
  if (shown.kind === 'presented') return `The key of the caller in \`${shown.name}\` is written.`
  return `The secret in the variable \`${shown.name}\` is written.`
}

export const apiKeyLogged: CodeRule = {
  id: 'api-key-logged',
  category: 'data-exposure',
  severity: 'high',
  title: 'A key is written to the log',
  why:
    'Logs are copied, kept for years and read by many people and services. Whoever reads them ' +
    'has the keys of all callers.',
  looksFor:
    'Calls of loggers, print and console with the key of a caller, with all headers of a ' +
    'request, or with a secret of the environment, also within texts and objects.',
  spares: 'Hashes, lengths, the first characters, masks, conditions, and single other headers.',
  remedy: 'Log the id of the key, or a hint of a few characters, and never all headers.',
  remedyCode: CODE,
  controls: 'key-in-log',
  check,
  catches: [
    flaskSample('the key', [
      '@app.before_request',
      'def note():',
      '    key = request.headers.get("X-API-Key")',
      '    app.logger.info(f"request with {key}")',
    ]),
    flaskSample('all headers', [
      '@app.before_request',
      'def note():',
      '    print(dict(request.headers))',
    ]),
    expressSample('the key, in an object', [
      'app.use((req, res, next) => {',
      "  console.log('request', { path: req.path, key: req.get('X-API-Key') })",
      '  next()',
      '})',
    ]),
    expressSample('a secret of the environment', [
      `console.log(\`starting with ${'$'}{process.env.API_KEY}\`)`,
    ]),
  ],
  ignores: [
    flaskSample('a hint and other fields', [
      '@app.before_request',
      'def note():',
      '    key = request.headers.get("X-API-Key", "")',
      '    app.logger.info("%s %s", key[:4], request.headers.get("User-Agent"))',
      '    app.logger.info("sent: %s", hashlib.sha256(key.encode()).hexdigest())',
    ]),
    expressSample('whether there is one', [
      'app.use((req, res, next) => {',
      "  const key = req.get('X-API-Key')",
      "  console.log(req.path, key ? 'with a key' : 'without', req.get('User-Agent'))",
      '  next()',
      '})',
    ]),
  ],
}
