/** Decides whether a short burst of requests is answered without any sign of a limit. */
import { limits } from '../../../../base/limits.ts'
import type { Operation } from '../../operation.ts'
import { type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { findLimit, findLimitField, withoutLimitFields } from '../../signs/limit-signs.ts'
import { listOpenAnswers, type OpenAnswer } from '../../signs/list-open-answers.ts'

async function check(scan: ScanContext): Promise<Verdict> {
  const candidate = pickCheapest(scan)
  if (candidate === null) return untested('No operation that answers with data was found.')
  // A limit that is announced anywhere is a limit; nothing needs to be provoked.
  if (tellsOfLimits(scan)) return []
  const { operation, open } = candidate
  const request = scan.requestFor(operation, open.caller, { isFresh: true })
  const requests = Array.from({ length: limits.probeBurstRequests }, () => request)
  const answers = await scan.client.sendBurst(requests, limits.probeBurstConcurrency)
  const good = answers.filter((each) => each !== null)
  const last = good.at(-1)
  if (last === undefined || good.length < answers.length / 2) {
    return untested('Most requests of the burst had no answer.')
  }
  if (findLimit(answers) !== null) return []
  const { method, path } = operation
  return [
    {
      operation: { method, path },
      confidence: 'likely',
      detail:
        `${good.length} requests of ${method} ${path} at once, ${open.asked}, were all ` +
        `answered by ${last.status}, and no field tells of a limit.`,
      evidence: scan.describe(last),
    },
  ]
}

/** Only where somebody got through: limits on wrong keys say nothing of those on good ones. */
function tellsOfLimits(scan: ScanContext): boolean {
  return scan.judgements.some(({ none, keys }) =>
    [none, ...keys.values()].some(
      ({ answer, access }) =>
        answer !== null && access === 'open' && findLimitField(answer) !== null,
    ),
  )
}

/** With a key where there is one: a limit for strangers says nothing of one for keys. */
function pickCheapest(scan: ScanContext): { operation: Operation; open: OpenAnswer } | null {
  const candidates = scan.judgements.flatMap(({ operation, hasData }) => {
    if (operation.method !== 'GET' || !hasData) return []
    const all = listOpenAnswers(operation, scan)
    const open = all.find(({ caller }) => caller !== null) ?? all[0]
    return open === undefined ? [] : [{ operation, open }]
  })
  // In steps, and without times, so that the next scan takes the same one.
  const cost = ({ open }: { open: OpenAnswer }) =>
    (open.caller === null ? 1_000_000 : 0) + Math.ceil(open.answer.bodyBytes / 4096)
  candidates.sort((one, other) => cost(one) - cost(other))
  return candidates[0] ?? null
}

export const rateLimitMissing: TargetRule = {
  id: 'rate-limit-missing',
  category: 'rate-limiting',
  severity: 'medium',
  title: 'No limit on the rate of requests was seen',
  why:
    'A stolen key, a script in a loop or a stranger may ask as fast as the network ' +
    'allows: to copy the whole database, to run up costs, to guess, or to take the ' +
    'service away from everybody else.',
  looksFor:
    'One cheap operation is asked a few dozen times at once, with a proven key if there ' +
    'is one. Refusals (429, 503), fields such as RateLimit and Retry-After, dropped ' +
    'connections and growing delays all count as a limit.',
  spares:
    'Targets that announce a limit in any answer, even one far above the burst. A limit ' +
    'that is neither announced nor reached by the burst cannot be seen from outside.',
  remedy:
    'Limit requests for each key and, where there is none, for each address; answer 429 ' +
    'with Retry-After, and announce the limit in RateLimit fields so that clients can ' +
    'slow down by themselves.',
  remedyCode: {
    flask: `from flask_limiter import Limiter

limiter = Limiter(lambda: request.headers.get("X-API-Key") or request.remote_addr,
                  app=app, default_limits=["100/minute"], headers_enabled=True)`,
    express: `import { rateLimit } from 'express-rate-limit'

app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-8' }))`,
    nginx: `limit_req_zone $http_x_api_key zone=keys:10m rate=100r/m;
limit_req zone=keys burst=20 nodelay;
limit_req_status 429;`,
  },
  controls: 'unbounded-use',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'burst',
  check,
  catches: [
    keyedSample('any number of requests with a key', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
      change: withoutLimitFields,
    }),
    keylessSample('any number of requests by strangers', {
      routes: {
        'GET /prices': { isPublic: true, handle: () => json({ prices: [{ sku: 'a', eur: 4 }] }) },
      },
      change: withoutLimitFields,
    }),
  ],
  ignores: [
    keyedSample('a limit that is announced', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
      change: (answer) => {
        const plain = withoutLimitFields(answer)
        return { ...plain, headers: { ...plain.headers, 'x-ratelimit-limit': '1000' } }
      },
    }),
    keyedSample('a limit that is only reached', {
      routes: { 'GET /items': () => json({ data: [{ sku: 'a1', price: 4 }] }) },
      change: (answer, { earlier }) => {
        const isLate = earlier > 20 && earlier % 2 === 0
        return isLate && answer.status === 200
          ? json({ error: 'too many requests' }, 429)
          : withoutLimitFields(answer)
      },
    }),
    keylessSample('nothing but a health check', {
      routes: { 'GET /health': { isPublic: true, handle: () => json({ status: 'ok' }) } },
      change: withoutLimitFields,
    }),
  ],
}
