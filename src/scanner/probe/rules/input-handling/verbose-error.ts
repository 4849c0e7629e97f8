/** Decides whether errors tell about the program: stack traces, queries, paths, a debugger. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { AskChanges, ScanContext } from '../../scan-context.ts'
import { type ErrorSign, findErrorSign } from '../../signs/error-signs.ts'
import { pickCaller } from '../../signs/list-open-answers.ts'
import { readJsonBody } from '../../signs/read-json-body.ts'

const WORDS: Readonly<Record<ErrorSign['kind'], string>> = {
  debugger: 'an interactive debugger',
  'debug-page': 'a debugging page',
  'stack-trace': 'a stack trace',
  'database-error': 'an error of the database',
  'file-path': 'a path in the file system',
}

async function check(operation: Operation, scan: ScanContext): Promise<readonly Sighting[]> {
  const found = new Map<string, Sighting>()
  const judgement = scan.judgementOf(operation)
  const known = judgement ? [judgement.none, judgement.madeUp, ...judgement.keys.values()] : []
  for (const { answer, access } of known) {
    // What an operation is there to show is no error: logs, articles on programming.
    if (answer !== null && access !== 'open') look(answer, scan, found)
  }
  const caller = pickCaller(operation, scan)
  for (const changes of listOddRequests(operation, scan)) {
    if (found.size > 0) break
    const answer = await scan.ask(operation, caller, changes)
    if (answer !== null && isError(answer)) look(answer, scan, found)
  }
  return [...found.values()]
}

function look(answer: Answer, scan: ScanContext, found: Map<string, Sighting>): void {
  // An error may name the path that was asked for, and that may look like a file.
  const { pathname } = new URL(answer.request.url)
  const sign = findErrorSign(answer.text.replaceAll(pathname, ''))
  if (sign === null || found.size > 0) return
  found.set(sign.kind, {
    severity: sign.kind === 'debugger' ? 'high' : 'medium',
    confidence: 'confirmed',
    title: `An error shows ${WORDS[sign.kind]}`,
    detail: `Answered ${answer.status} with ${WORDS[sign.kind]} (${sign.from}).`,
    evidence: scan.describe(answer),
  })
}

/** Some say 200 and mean an error; then its body is an object that names one. */
function isError(answer: Answer): boolean {
  if (answer.status >= 400) return true
  return /"(?:error|exception|trace|traceback|stack|stacktrace)"\s*:/i.test(
    answer.text.slice(0, 4_000),
  )
}

/** Each is a harmless question that a program may not have been written for. */
function listOddRequests(operation: Operation, scan: ScanContext): readonly AskChanges[] {
  const isBodied = /^(?:POST|PUT|PATCH)$/.test(operation.method)
  if (isBodied && scan.settings.isActive) return listOddBodies(operation, scan)
  if (operation.method !== 'GET') return []
  const hasPath = operation.path.includes('{')
  const toPath = (value: string) => ({ path: fillAll(operation.path, value) })
  const odd: AskChanges[] = hasPath ? ['%27', 'abc', '99999999999999999999', '%FF'].map(toPath) : []
  const declared = operation.parameters.filter((each) => each.in === 'query')
  for (const { name, schema } of declared.slice(0, 3)) {
    const isNumeric = /^(?:integer|number)$/.test(String(schema?.['type']))
    for (const value of isNumeric ? ['abc', '0'] : ["'", '[]{}'])
      odd.push({ query: { [name]: value } })
  }
  if (declared.length > 0) {
    odd.push({ query: Object.fromEntries(declared.map(({ name }) => [name, null])) })
  } else {
    odd.push({ query: { page: 'abc', limit: '-1', sort: "'", id: "'", offset: 'x' } })
  }
  odd.push({ headers: { Accept: 'application/x-unheard-of', 'Accept-Language': '*;q=x' } })
  if (hasPath) odd.push(toPath('-1'), toPath('%00'))
  return odd.slice(0, limits.probeOddRequestsMax)
}

/** Broken, of another shape, empty, and with values of other types. */
function listOddBodies(operation: Operation, scan: ScanContext): readonly AskChanges[] {
  const known = readJsonBody(operation, scan.requestFor(operation, null)) ?? {}
  const twisted = Object.fromEntries(Object.keys(known).map((name) => [name, [{}]]))
  const headers = { 'Content-Type': 'application/json' }
  return ['{"a":', '[[null]]', '{}', JSON.stringify(twisted)].map((body) => ({ body, headers }))
}

function fillAll(path: string, value: string): string {
  return path.replace(/\{[^{}]*\}/g, value)
}

function trace(): string {
  const file = ['/srv', 'shop', 'orders.py'].join('/')
  return `Traceback (most recent call last):\n  File "${file}", line 12, in get\nKeyError: 'id'`
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,9}$/.test(text)
}

export const verboseError: OperationRule = {
  id: 'verbose-error',
  category: 'input-handling',
  severity: 'medium',
  title: 'Errors show the inside of the program',
  why:
    'Stack traces, queries and paths tell an attacker which code, libraries and database ' +
    'to aim at, and show at once whether an attempt comes closer. An interactive ' +
    'debugger runs whatever it is sent.',
  looksFor:
    'Operations are asked with identifiers and parameters that they will not expect (a ' +
    'quote, a word in place of a number, a huge number, malformed bytes). The answers, ' +
    'and those to strangers, are searched for the traces of common languages, databases ' +
    'and frameworks.',
  spares:
    'Errors that only say what is wrong with the request, and texts about programming in ' +
    'what an operation is there to show.',
  remedy:
    'Answer errors with a status, a short text and an identifier, and write the rest to ' +
    'the log under that identifier. Switch debug mode off outside development, and check ' +
    'input before it reaches the database.',
  remedyCode: {
    flask: `@app.errorhandler(Exception)
def answer_error(error):
    if isinstance(error, HTTPException):
        return {"error": error.name}, error.code
    app.logger.exception("unhandled")
    return {"error": "internal error"}, 500

# and: flask run without --debug, app.run(debug=False)`,
    express: `// after all routes; and start with NODE_ENV=production
app.use((error, req, res, next) => {
  console.error(error)
  res.status(error.status ?? 500).json({ error: 'internal error' })
})`,
    nginx: `proxy_intercept_errors on;
error_page 500 502 503 504 = @failed;
location @failed {
    default_type application/json;
    return 500 '{"error":"internal error"}';
}`,
  },
  controls: 'debug',
  subject: 'operation',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample('a Python trace on an unexpected identifier', {
      routes: {
        'GET /v1/orders/{id}': ({ params }) =>
          isNumber(params['id']) ? json({ id: 1, total: 5 }) : { status: 500, body: trace() },
      },
    }),
    keyedSample('an error of the database, said with 200', {
      routes: {
        'GET /search': {
          operation: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] },
          handle: ({ query }) =>
            query.get('q')?.includes("'")
              ? json({ error: 'unrecognized token: "\'"', code: 'SQLITE_ERROR' })
              : json({ hits: [{ id: 1, name: 'Tea' }] }),
        },
      },
    }),
    keyedSample('a trace of Java as a field of JSON', {
      routes: {
        'GET /v1/ledgers': ({ query }) =>
          query.get('page') === 'abc'
            ? json(
                { status: 400, trace: 'java.lang.Error: x\n\tat com.a.Web.list(Web.java:41)' },
                400,
              )
            : json([{ code: 'l-1', name: 'Main' }]),
      },
    }),
    keylessSample('a trace of Node.js for bytes that are not UTF-8', {
      routes: {
        'GET /posts/{slug}': {
          isPublic: true,
          handle: ({ params }) =>
            params['slug']?.includes('%FF')
              ? {
                  status: 400,
                  headers: { 'content-type': 'text/html' },
                  body: '<pre>URIError<br> at decode (/srv/modules/layer.js:9:5)</pre>',
                }
              : json({ title: 'Hello', body: 'World' }),
        },
      },
    }),
  ],
  ignores: [
    keyedSample('errors that say what is wrong', {
      routes: {
        'GET /v1/orders/{id}': ({ params }) =>
          isNumber(params['id'])
            ? json({ id: 1, total: 5 })
            : json({ error: 'invalid id', detail: 'id must be a number, see line 3' }, 400),
      },
    }),
    keylessSample('an article that shows a trace', {
      routes: {
        'GET /articles/{id}': {
          isPublic: true,
          handle: () => json({ id: 3, title: 'Reading traces', body: trace() }),
        },
      },
    }),
    keyedSample('a plain 500 with an identifier', {
      routes: {
        'GET /v1/users/{id}': ({ params }) =>
          isNumber(params['id'])
            ? json({ id: 1, name: 'Ann' })
            : json({ error: 'internal error', incident: 'a1b2' }, 500),
      },
    }),
  ],
}
