/** Decides whether clients can tell, and choose, which version of the API they speak to. */
import type { TargetRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listAnswers } from '../../signs/list-answers.ts'

const IN_PATH =
  /(?:^|[/.])v\d+(?:[._]\d+)*(?:alpha\d*|beta\d*)?(?:[/.]|$)|\/\d{4}-\d{2}-\d{2}(?:\/|$)/i
const IN_FIELD = /^(?:x-)?(?:api|[a-z]+-api|[a-z]+)-version$/
const IN_MEDIA_TYPE = /\bversion=|\.v\d+\b/i
const IN_PARAMETER = /^(?:(?:x-)?api[-_]?version|version|v|accept-version)$/i

/** Frameworks tell their own version in fields of the same form. */
const OF_SOFTWARE = /^x-(?:aspnet|aspnetmvc|php|runtime|node|server)-version$/

export const versionMissing: TargetRule = {
  id: 'version-missing',
  category: 'inventory',
  severity: 'info',
  title: 'The API shows no version of itself',
  why:
    'Without a version there is no way to retire an old behaviour: every repair of a weakness ' +
    'that changes the interface breaks some client, so it is put off.',
  looksFor:
    'Looks for a version in paths (`/v1/`), header fields, media types and parameters of the ' +
    'operations.',
  spares: 'Any one of these forms, on any operation, is enough.',
  remedy:
    'Put a version into the path (`/v1/…`) or a header field, and write down how long each one ' +
    'lives.',
  remedyCode: {
    flask: 'api = Blueprint("v1", __name__, url_prefix="/v1")\napp.register_blueprint(api)',
    express: "app.use('/v1', routerOfVersion1)",
  },
  controls: 'undocumented',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [keylessSample('bare paths', { routes: { 'GET /users': () => json([{ id: 1 }]) } })],
  ignores: [
    keylessSample('in the path', { routes: { 'GET /api/v2/users': () => json([{ id: 1 }]) } }),
    keylessSample('in a field', {
      routes: { 'GET /users': () => json([{ id: 1 }]) },
      headers: { 'api-version': '2026-01-01' },
    }),
  ],
  check(scan) {
    if (scan.operations.length === 0) return untested('no operation was found')
    if (isVersioned(scan)) return []
    return [
      {
        confidence: 'likely',
        detail:
          `None of ${scan.operations.length} operations has a version in its path, fields ` +
          `or parameters.`,
      },
    ]
  },
}

function isVersioned(scan: ScanContext): boolean {
  const isInOperation = scan.operations.some(
    ({ path, parameters }) =>
      IN_PATH.test(path) || parameters.some(({ name }) => IN_PARAMETER.test(name)),
  )
  if (isInOperation || IN_PATH.test(new URL(scan.baseUrl).pathname)) return true
  return listAnswers(scan).some(({ headers }) =>
    headers.entries.some(([name, value]) =>
      name === 'content-type'
        ? IN_MEDIA_TYPE.test(value)
        : IN_FIELD.test(name) && !OF_SOFTWARE.test(name),
    ),
  )
}
