/** Decides whether an identifier or a file name leads out of the place that it should name. */
import type { Answer } from '../../client/exchange.ts'
import type { Operation, OperationParameter } from '../../operation.ts'
import { type OperationRule, type Sighting, untested } from '../../probe-rule.ts'
import type { SampleRequest } from '../../sample.ts'
import { json, keyedSample } from '../../sample-api.ts'
import type { AskChanges, Caller, ScanContext } from '../../scan-context.ts'
import { replaceInPath } from '../../signs/ask-for-object.ts'
import { findOpened, isGuarded } from '../../signs/list-guarded.ts'
import { opensTo } from '../../signs/opens-to.ts'
import { nameInWords } from '../../signs/split-words.ts'

/** Names of parameters in the query whose value is likely to become part of a path. */
const FILE_NAME = new RegExp(
  '(?:^|-)(?:file|files|filename|filepath|path|page|template|doc|document|folder|dir|directory|' +
    'include|download|image|img|src|source|resource|attachment|log|report|view|theme|name)$',
)

const UP = 8

/** Where one spelling is stopped, another may not be. In a path they are sent as they stand. */
const CLIMBS: readonly (readonly [words: string, raw: string])[] = [
  ['..%2f', `${'..%2f'.repeat(UP)}etc%2fpasswd`],
  ['%2e%2e%2f', `${'%2e%2e%2f'.repeat(UP)}etc%2fpasswd`],
  ['%252e%252e%252f', `${'%252e%252e%252f'.repeat(UP)}etc%252fpasswd`],
  ['....%2f%2f', `${'....%2f%2f'.repeat(UP)}etc%2fpasswd`],
  ['..%5c', `${'..%5c'.repeat(UP)}windows%5cwin.ini`],
  ['an absolute path', '%2fetc%2fpasswd'],
]

/** The account of the system in /etc/passwd, and the sections that every win.ini begins with. */
const EVIDENCE = /(?:^|[\s">\\n])root:[^:\s]{0,40}:0:0:|\[(?:fonts|extensions|mci extensions)\]/i

const passwd = () => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: ['root', 'x', '0', '0', 'root', '/root', '/bin/sh'].join(':'),
})

/** Reads a file whose name it takes from the request, as careless code does. */
function readFile(name: string) {
  const depth = name.split('../').length - 1
  if (depth >= 4 && name.endsWith('etc/passwd')) return passwd()
  return name.includes('/') ? json({ error: 'not found' }, 404) : json({ file: 'f-1', bytes: 12 })
}

function lastOf({ path }: SampleRequest): string {
  return path.split('/').at(-1) ?? ''
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const pathTraversalOnId: OperationRule = {
  id: 'path-traversal-on-id',
  category: 'object-authorization',
  severity: 'critical',
  title: 'An identifier in the request leads to files or resources outside its place',
  why:
    'What the caller sends becomes part of a path. With `..` in it the caller walks through the ' +
    'file system of the server, or to resources of the API that are refused on their own address.',
  looksFor:
    'Sends `../` in several encodings in place of an identifier or a file name, and looks for ' +
    'the ' +
    'content of /etc/passwd or win.ini, and for the data of another operation that refuses this ' +
    'caller on its own address.',
  spares:
    'Any answer without such content, however unusual, and content that the operation shows ' +
    'anyway.',
  remedy:
    'Never build a path from what was sent. Look the identifier up in a table, or accept only a ' +
    'strict form (`^[A-Za-z0-9_-]{1,64}$`), and check that the resolved path still lies in its ' +
    'folder.',
  remedyCode: {
    flask: 'return send_from_directory(UPLOADS, secure_filename(name))  # werkzeug checks the rest',
    express: [
      'const full = path.resolve(uploads, req.params.name)',
      'if (!full.startsWith(uploads + path.sep)) return res.sendStatus(404)',
    ].join('\n'),
    nginx: 'if ($request_uri ~* "%2f|%5c|%2e%2e") { return 400; }',
  },
  controls: 'object-authorization',
  isActive: true,
  keysMin: 0,
  phase: 'probe',
  subject: 'operation',
  catches: [
    keyedSample(
      'an identifier in the path is a file name',
      {
        routes: {
          'GET /v1/scripts/{name}': (request) => readFile(decode(lastOf(request))),
        },
      },
      { isActive: true },
    ),
    keyedSample(
      'a file name in the query',
      {
        routes: {
          'GET /render': {
            handle: ({ query }) => readFile(query.get('template') ?? ''),
            operation: {
              parameters: [
                {
                  name: 'template',
                  in: 'query',
                  required: true,
                  schema: { type: 'string' },
                  example: 'a',
                },
              ],
            },
          },
        },
      },
      { isActive: true },
    ),
    keyedSample(
      'an absolute path, decoded twice, behind a wrapper in JSON',
      {
        routes: {
          'GET /archive/{item}': (request) => {
            const name = decode(decode(lastOf(request)))
            return name.startsWith('..')
              ? json({ data: { content: passwd().body, bytes: 31 } })
              : json({ data: { content: 'text', bytes: 4 } })
          },
        },
      },
      { isActive: true },
    ),
  ],
  ignores: [
    keyedSample(
      'takes names apart by strict form',
      {
        routes: {
          'GET /v1/scripts/{name}': (request) =>
            /^[\w-]+$/.test(lastOf(request))
              ? json({ file: 'f-1', bytes: 12 })
              : json({ error: 'not found' }, 404),
        },
      },
      { isActive: true },
    ),
    keyedSample(
      'says the same for every name',
      { routes: { 'GET /v1/scripts/{name}': () => json({ file: 'f-1', bytes: 12 }) } },
      { isActive: true },
    ),
    keyedSample(
      'refuses with 200',
      {
        routes: {
          'GET /v1/scripts/{name}': (request) =>
            /^[\w-]+$/.test(lastOf(request))
              ? json({ file: 'f-1', bytes: 12 })
              : json({ success: false, error: 'invalid name' }),
        },
      },
      { isActive: true },
    ),
  ],
  async check(operation, scan) {
    if (operation.method !== 'GET') return []
    const targets = operation.parameters.filter(
      (each) =>
        each.in === 'path' || (each.in === 'query' && FILE_NAME.test(nameInWords(each.name))),
    )
    if (targets.length === 0) return []
    const caller = pickCaller(operation, scan)
    if (caller === undefined) return untested('No given key opens this operation.')
    for (const parameter of targets) {
      const sighting =
        (await climb(operation, parameter, caller, scan)) ??
        (await stepAside(operation, parameter, caller, scan))
      if (sighting !== null) return [sighting]
    }
    return []
  },
}

/** Undefined: nobody we could ask as gets in. */
function pickCaller(operation: Operation, scan: ScanContext): Caller | undefined {
  if (!isGuarded(scan.judgementOf(operation))) return null
  return findOpened(operation, scan)?.key
}

async function climb(
  operation: Operation,
  parameter: OperationParameter,
  caller: Caller,
  scan: ScanContext,
): Promise<Sighting | null> {
  const plain = await scan.ask(operation, caller)
  if (plain !== null && EVIDENCE.test(plain.text)) return null
  for (const [words, raw] of CLIMBS) {
    const answer = await send(operation, parameter, caller, raw, scan)
    if (answer === null || answer.status > 299 || !EVIDENCE.test(answer.text)) continue
    return {
      confidence: 'confirmed',
      detail:
        `{${parameter.name}} of ${operation.path} was sent with ${words}, and a file of the ` +
        'operating system came back.',
      evidence: scan.describe(answer),
      discriminator: parameter.name,
    }
  }
  return null
}

/** One folder up lies another operation: does it open from here to whom it refuses? */
async function stepAside(
  operation: Operation,
  parameter: OperationParameter,
  caller: Caller,
  scan: ScanContext,
): Promise<Sighting | null> {
  const at = operation.path.indexOf(`/{${parameter.name}}`)
  if (parameter.in !== 'path' || at < 0) return null
  const parent = operation.path.slice(0, operation.path.lastIndexOf('/', at - 1) + 1)
  const name = caller !== null && 'name' in caller ? caller.name : null
  for (const judgement of scan.judgements) {
    const { path, method } = judgement.operation
    const rest = path.slice(parent.length)
    if (method !== 'GET' || !path.startsWith(parent) || rest === '' || /[{/]/.test(rest)) continue
    const own = name === null ? judgement.none : judgement.keys.get(name)
    const good = [...judgement.keys.values()].find((each) => each.access === 'open')?.answer ?? null
    if (own?.access !== 'refused' || good === null) continue
    const answer = await send(operation, parameter, caller, `..%2f${rest}`, scan)
    if (answer === null || !opensTo(answer, good, scan)) continue
    return {
      confidence: 'confirmed',
      detail:
        `${path} refuses this caller, and ${operation.path} gives its data when ` +
        `{${parameter.name}} ` +
        `is ..%2f and the name of that resource.`,
      evidence: scan.describe(answer),
      discriminator: parameter.name,
    }
  }
  return null
}

function send(
  operation: Operation,
  parameter: OperationParameter,
  caller: Caller,
  raw: string,
  scan: ScanContext,
): Promise<Answer | null> {
  const changes = aim(operation, parameter, caller, raw, scan)
  return changes === null ? Promise.resolve(null) : scan.ask(operation, caller, changes)
}

function aim(
  operation: Operation,
  parameter: OperationParameter,
  caller: Caller,
  raw: string,
  scan: ScanContext,
): AskChanges | null {
  // In a query the value is escaped once more when it is sent.
  if (parameter.in === 'query') return { query: { [parameter.name]: decodeURIComponent(raw) } }
  const { pathname } = new URL(scan.requestFor(operation, caller).url)
  const path = replaceInPath(operation.path, pathname, parameter.name, raw)
  return path === null ? null : { path }
}
