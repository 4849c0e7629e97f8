/** Decides whether the target tells which software, and which version of it, answers. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listAnswers } from '../../signs/list-answers.ts'

/** Fields whose only use is to name software. */
const FIELDS = [
  'server',
  'x-powered-by',
  'x-aspnet-version',
  'x-aspnetmvc-version',
  'x-generator',
  'x-runtime-version',
  'x-php-version',
] as const

/** `nginx/1.22.1`, `Werkzeug/2.2.2 Python/3.11.2`, `4.0.30319`: what a list of holes is kept by. */
const VERSION = /\d\.\d|\/\d/

export const serverBanner: TargetRule = {
  id: 'server-banner',
  category: 'inventory',
  severity: 'low',
  title: 'Answers name the software and its version',
  why:
    'Whoever knows product and version looks up the known holes of exactly that version, and ' +
    'mass scans pick their targets by it. The field is of no use to any client.',
  looksFor:
    'Reads Server, X-Powered-By and similar fields of every answer and reports those with a ' +
    'version.',
  spares: 'A product name without a version, such as `Server: nginx`, is told as information only.',
  remedy:
    'Turn the version off in the server, and remove X-Powered-By in the framework; a reverse ' +
    'proxy in front can drop both.',
  remedyCode: {
    flask:
      '# With gunicorn there is no version; with the development server:\n' +
      'from werkzeug.serving import WSGIRequestHandler\n' +
      'WSGIRequestHandler.server_version = "web"\nWSGIRequestHandler.sys_version = ""',
    express: "app.disable('x-powered-by')",
    nginx: 'server_tokens off;\nproxy_hide_header X-Powered-By;',
  },
  controls: 'missing-headers',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    keylessSample('Werkzeug with versions', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { server: 'Werkzeug/2.2.2 Python/3.11.2' },
    }),
    keylessSample('only X-Powered-By, on refusals too', {
      routes: { 'GET /v1/orders': () => json({ items: [] }) },
      headers: { 'x-powered-by': 'PHP/8.1.2' },
    }),
  ],
  ignores: [
    keylessSample('a product without a version', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { server: 'nginx' },
    }),
    keylessSample('a request id that looks like a version', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'x-request-id': '1.2.3' },
    }),
  ],
  check(scan) {
    return FIELDS.flatMap((field) => findBanner(scan, field))
  },
}

function findBanner(scan: ScanContext, field: string): Sighting[] {
  const answers = listAnswers(scan).filter(({ headers }) => (headers.get(field) ?? '') !== '')
  const telling = answers.find((answer) => isVersioned(answer, field))
  const answer = telling ?? answers[0]
  if (answer === undefined) return []
  const value = scan.mask((answer.headers.get(field) ?? '').slice(0, 80))
  return [
    {
      ...(telling === undefined ? { severity: 'info' } : {}),
      confidence: 'confirmed',
      detail: `The field ${field} says “${value}”.`,
      evidence: scan.describe(answer),
      discriminator: field,
    },
  ]
}

function isVersioned({ headers }: Answer, field: string): boolean {
  return VERSION.test((headers.get(field) ?? '').slice(0, limits.signTextLengthMax))
}
