/** Decides whether anything bounds how often a caller may ask. */
import type { Framework } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample } from '../code-samples.ts'
import type { CodeProject } from '../model/code-project.ts'
import { makerOf } from '../model/find-router.ts'
import { hasWord } from '../model/has-word.ts'
import { isPublicRoute } from '../model/is-public-route.ts'
import { remember } from '../model/remember.ts'
import type { Route } from '../model/route.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { SyntaxNode } from '../syntax/syntax-node.ts'

const LIMITS =
  /rate[-_ ]?limit|limiter|throttl|slow[-_]?(?:api|down)|keyward|leaky|token[-_]?bucket/i

const CODE: Readonly<Record<Framework, string>> = {
  flask: [
    'from flask_limiter import Limiter',
    '',
    'limiter = Limiter(key_id_of_request, app=app, default_limits=["100 per minute"])',
  ].join('\n'),
  fastapi: [
    'limiter = Limiter(key_func=key_id_of_request, default_limits=["100/minute"])',
    'app.state.limiter = limiter',
    'app.add_middleware(SlowAPIMiddleware)',
  ].join('\n'),
  django: [
    'REST_FRAMEWORK = {',
    '    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],',
    '    "DEFAULT_THROTTLE_RATES": {"user": "100/min"},',
    '}',
  ].join('\n'),
  express: [
    "import { rateLimit } from 'express-rate-limit'",
    '',
    'app.use(rateLimit({ windowMs: 60_000, limit: 100, keyGenerator: (req) => req.keyId }))',
  ].join('\n'),
  fastify: [
    "import rateLimit from '@fastify/rate-limit'",
    '',
    "await app.register(rateLimit, { max: 100, timeWindow: '1 minute' })",
  ].join('\n'),
  hono: [
    "import { rateLimiter } from 'hono-rate-limiter'",
    '',
    "app.use(rateLimiter({ windowMs: 60_000, limit: 100, keyGenerator: (c) => c.get('keyId') }))",
  ].join('\n'),
  koa: [
    "import { RateLimit } from 'koa2-ratelimit'",
    '',
    'app.use(RateLimit.middleware({ interval: { min: 1 }, max: 100 }))',
  ].join('\n'),
  next: [
    "const limiter = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(100, '1 m') })",
    'const { success } = await limiter.limit(keyId)',
    'if (!success) return NextResponse.json({ error: "rate_limited" }, { status: 429 })',
  ].join('\n'),
}

const startOf = remember((project) => {
  const first = project.routes.find((each) => !isPublicRoute(each, project))
  if (first === undefined || hasWord(LIMITS, project)) return null
  return { at: findStart(first, project), framework: first.framework }
})

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const start = startOf(project)
  if (start?.at.file !== file) return []
  const { at, framework } = start
  return [
    {
      at,
      confidence: 'possible',
      detail: `Nothing among the ${project.files.size} files that were read limits requests.`,
      fix: {
        framework,
        text: 'Limit the requests of each key, and the wrong keys of each address.',
        code: CODE[framework],
        isSafe: false,
      },
    },
  ]
}

/** Where the program is made; else its first route. */
function findStart({ at, framework }: Route, project: CodeProject): SyntaxNode {
  for (const file of project.files.values()) {
    if (file.role !== 'server') continue
    for (const call of file.all('call')) {
      const origin = project.originOf(call.callee)
      const isPart = /Router|Blueprint|Namespace/.test(origin)
      if (!isPart && makerOf(origin) === framework) return call
    }
  }
  return at
}

const guarded = [
  'def check():',
  '    if not is_known(request.headers.get("X-API-Key", "")):',
  '        abort(401)',
  'app.before_request(check)',
  '@app.get("/v1/orders")',
  'def orders():',
  '    return jsonify(load_orders())',
]

export const rateLimitAbsent: CodeRule = {
  id: 'rate-limit-absent',
  category: 'rate-limiting',
  severity: 'medium',
  title: 'Nothing limits how often a caller may ask',
  why:
    'One key, or somebody without any, can use up all that the machine has, run up its bill, ' +
    'copy all data, and guess keys as fast as the network allows.',
  looksFor:
    'Programs with routes in which no library, class or setting for limits is named anywhere.',
  spares:
    'Every program that names one, however it uses it; programs whose routes are all public. A ' +
    'limit in a proxy cannot be seen: accept the finding with a remark where there is one.',
  remedy:
    'Give each key a limit, count refused keys by address, and answer 429 with Retry-After. ' +
    '`keyward protect` does both in front of the program.',
  remedyCode: CODE,
  controls: 'unbounded-use',
  check,
  catches: [
    flaskSample('no limits', ['from keys import is_known', ...guarded]),
    expressSample('no limits', [
      "import { requireKey } from './auth.js'",
      'app.use(requireKey)',
      "app.get('/v1/orders', async (req, res) => res.json(await db.orders()))",
    ]),
  ],
  ignores: [
    flaskSample('limits', [
      'from flask_limiter import Limiter',
      'from keys import is_known, key_id',
      'Limiter(key_id, app=app, default_limits=["100 per minute"])',
      ...guarded,
    ]),
    flaskSample('nothing but a sign of life', [
      '@app.get("/health")',
      'def health():',
      '    return jsonify(status="ok")',
    ]),
  ],
}
