/** Decides whether an operation that is announced as deprecated still answers, without an end. */
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { Judged, ScanContext } from '../../scan-context.ts'

export const deprecatedOperationLive: OperationRule = {
  id: 'deprecated-operation-live',
  category: 'inventory',
  severity: 'low',
  title: 'A deprecated operation still answers and has no end date',
  why:
    'Old operations are looked after by nobody, but reach the same data. Attackers prefer them: ' +
    'checks and limits that were added since are often missing there.',
  looksFor:
    'Looks at operations that the document marks as deprecated, or whose answers carry a ' +
    'Deprecation field (RFC 9745), and asks whether they still answer.',
  spares: 'An operation whose Sunset field (RFC 8594) names a day to come has an end.',
  remedy:
    'Announce a day with the Sunset field, tell the owners of the keys that still use the ' +
    'operation, and remove it on that day.',
  remedyCode: {
    flask:
      '@app.after_request\ndef announce_end(response):\n' +
      '    if request.path.startswith("/v1/"):\n' +
      '        response.headers["Sunset"] = "Wed, 31 Mar 2027 00:00:00 GMT"\n    return response',
    express:
      "app.use('/v1', (req, res, next) => {\n" +
      "  res.set('Sunset', 'Wed, 31 Mar 2027 00:00:00 GMT')\n  next()\n})",
    nginx: 'location /v1/ {\n  add_header Sunset "Wed, 31 Mar 2027 00:00:00 GMT" always;\n}',
  },
  controls: 'undocumented',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keyedSample('marked in the document', {
      routes: {
        'GET /v1/users': { handle: () => json([{ id: 1 }]), operation: { deprecated: true } },
        'GET /v2/users': () => json([{ id: 1 }]),
      },
    }),
    keylessSample('told by a field', {
      routes: {
        'GET /v1/news': {
          isPublic: true,
          operation: { security: [] },
          handle: () => ({ status: 200, headers: { deprecation: '@1688169599' }, body: { n: 1 } }),
        },
      },
    }),
  ],
  ignores: [
    keyedSample('removed', {
      routes: {
        'GET /v1/users': {
          handle: () => json({ error: 'gone' }, 410),
          operation: { deprecated: true },
        },
        'GET /v2/users': () => json([{ id: 1 }]),
      },
    }),
    keyedSample('with an end to come', {
      routes: {
        'GET /v1/users': {
          handle: () => ({
            status: 200,
            headers: { deprecation: '@1688169599', sunset: 'Fri, 31 Dec 2100 00:00:00 GMT' },
            body: [{ id: 1 }],
          }),
          operation: { deprecated: true },
        },
      },
    }),
  ],
  check(operation, scan) {
    const judgement = scan.judgementOf(operation)
    if (judgement === undefined) return untested('the operation was not asked')
    const keyed = [...judgement.keys.values()]
    const all = [...keyed, judgement.none]
    // A refusal of strangers comes before the news that there is nothing any more.
    const live = (keyed.length > 0 ? keyed : all).find(isLive)
    const told = all.map(({ answer }) => answer).find((answer) => isAnnounced(answer))
    if (!operation.isDeprecated && told === undefined) return []
    if (live?.answer == null) return []
    return sightings(operation, scan, live.answer)
  },
}

function isLive({ access, answer }: Judged): boolean {
  return (access === 'open' || access === 'refused') && answer !== null && answer.status !== 410
}

function isAnnounced(answer: Answer | null): boolean {
  return answer !== null && answer.headers.get('deprecation') !== null
}

function sightings(operation: Operation, scan: ScanContext, answer: Answer): Sighting[] {
  const sunset = answer.headers.get('sunset')
  const endsAt = sunset === null ? Number.NaN : Date.parse(sunset)
  const askedAt = Date.parse(answer.headers.get('date') ?? '')
  const isOver = endsAt <= askedAt
  if (Number.isFinite(endsAt) && !isOver) return []
  const how = operation.isDeprecated ? 'The document marks it' : 'Its answers announce it'
  return [
    {
      ...(isOver ? { severity: 'medium' } : {}),
      confidence: 'confirmed',
      detail: isOver
        ? `${how} as deprecated, its Sunset day ` +
          `(${new Date(endsAt).toISOString().slice(0, 10)}) has passed, and it answers ` +
          `${answer.status}.`
        : `${how} as deprecated, and it answers ${answer.status} without a Sunset field.`,
      evidence: scan.describe(answer),
    },
  ]
}
