/** Decides which routes answer without anybody having asked for a key. */
import type { Confidence, Severity } from '../../finding.ts'
import type { CodeFix, Framework } from '../code-finding.ts'
import type { CodeRule, CodeSighting } from '../code-rule.ts'
import { expressSample, flaskSample, sample } from '../code-samples.ts'
import type { CodeProject } from '../model/code-project.ts'
import { isPublicRoute } from '../model/is-public-route.ts'
import { placeOfRoute } from '../model/place-of-route.ts'
import { remember } from '../model/remember.ts'
import type { Route } from '../model/route.ts'
import type { SourceFile } from '../syntax/source-file.ts'

const CODE: Readonly<Record<Framework, string>> = {
  flask: ['@app.before_request', 'def require_key():', '    ...'].join('\n'),
  fastapi: 'app = FastAPI(dependencies=[Security(require_key)])',
  django: 'REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["shop.permissions.HasKey"]}',
  express: 'app.use(requireKey) // before every router',
  fastify: "app.addHook('onRequest', requireKey)",
  hono: "app.use('*', requireKey) // before every route",
  koa: 'app.use(requireKey) // before every router',
  next: 'export const GET = withKey(async (request) => { … })',
}

const openRoutes = remember((project) => {
  const routes = project.routes.filter((each) => !isPublicRoute(each, project))
  const open = routes.filter(({ guards }) => guards.length === 0)
  const isGuarded = project.routes.some(({ guards }) => guards.length > 0)
  const reported = isGuarded ? open : firstOfEachFile(open)
  return { byFile: Map.groupBy(reported, ({ file }) => file), isGuarded, count: open.length }
})

function check(file: SourceFile, project: CodeProject): readonly CodeSighting[] {
  const { byFile, isGuarded, count } = openRoutes(project)
  return (byFile.get(file) ?? []).map((route) => report(route, isGuarded, count))
}

/** Where nothing is guarded, a gateway may do it: one remark is enough. */
function firstOfEachFile(open: readonly Route[]): readonly Route[] {
  return open.slice(0, 1)
}

function report(route: Route, isGuarded: boolean, count: number): CodeSighting {
  const { method, path, framework, at } = route
  const shown = `${method} ${path}`
  return {
    at: placeOfRoute(at),
    ...weigh(route, isGuarded),
    operation: { method: method === 'ANY' ? 'GET' : method, path },
    detail: isGuarded
      ? `Nothing before or in the handler of ${shown} asks for a key, while other routes do.`
      : `None of the ${count} routes of this program asks for a key, the first being ${shown}.`,
    fix: fixOf(framework),
  }
}

function weigh(
  { method, path }: Route,
  isGuarded: boolean,
): { severity: Severity; confidence: Confidence } {
  if (!isGuarded) return { severity: 'high', confidence: 'possible' }
  const changes = /^(?:POST|PUT|PATCH|DELETE)$/.test(method)
  const isInternal =
    /(?:^|\/)(?:admin|internal|debug|manage|config|users?|accounts?|keys?)(?:\/|$)/i
  return {
    severity: changes || isInternal.test(path) ? 'critical' : 'high',
    confidence: 'likely',
  }
}

function fixOf(framework: Framework): CodeFix {
  return {
    framework,
    text: 'Ask for the key before every route, and name the few that are public.',
    code: CODE[framework],
    isSafe: false,
  }
}

const guard = [
  'def is_known(key):',
  '    sent = hashlib.sha256(key.encode()).digest()',
  '    return any(hmac.compare_digest(sent, each) for each in load_hashes())',
]

export const routeWithoutAuth: CodeRule = {
  id: 'route-without-auth',
  category: 'authentication',
  severity: 'high',
  title: 'A route answers without asking for a key',
  why:
    'Checks that are put before each route one by one are forgotten once. Whoever finds the ' +
    'address then reads or changes what the others guard.',
  looksFor:
    'Routes with nothing before them that reads a key, token or session and can refuse: no ' +
    'decorator, hook, middleware, dependency or permission class, and no such check in the ' +
    'handler, through helpers and other files, with the order and the prefixes that hold.',
  spares:
    'What is public by nature (signs of life, documentation, sign-in, webhooks, static files), ' +
    'pages for people, and guards that cannot be read but are called like one.',
  remedy:
    'Ask for a key before every route and list the public ones by name. `keyward protect ' +
    '--upstream URL` does it in front of the program without changing it.',
  remedyCode: CODE,
  controls: 'missing-authentication',
  check,
  catches: [
    flaskSample(
      'one of two decorators was forgotten',
      [
        ...guard,
        'def require_key(view):',
        '    def inner(*args, **kwargs):',
        '        if not is_known(request.headers.get("X-API-Key", "")):',
        '            abort(401)',
        '        return view(*args, **kwargs)',
        '    return inner',
        '@app.get("/v1/orders")',
        '@require_key',
        'def orders():',
        '    return jsonify(load_orders())',
        '@app.delete("/v1/orders/<int:order>")',
        'def remove(order):',
        '    return jsonify(drop(order))',
      ],
      { also: ['rate-limit-absent', 'api-key-no-scopes'] },
    ),
    expressSample(
      'a route before the check',
      [
        "import { requireKey } from '@keyward/client/express'",
        "app.get('/v1/users', async (req, res) => res.json(await db.users()))",
        'app.use(requireKey())',
        "app.get('/v1/orders', async (req, res) => res.json(await db.orders()))",
      ],
      { also: ['rate-limit-absent', 'api-key-no-scopes'] },
    ),
  ],
  ignores: [
    flaskSample(
      'before_request of a blueprint, and a sign of life',
      [
        'from orders import orders',
        'app.register_blueprint(orders, url_prefix="/v1")',
        '@app.get("/health")',
        'def health():',
        '    return jsonify(status="ok", keys=count_keys())',
      ],
      {
        also: ['rate-limit-absent', 'api-key-no-scopes'],
        files: {
          'orders.py': [
            'import hashlib, hmac',
            'from flask import Blueprint, abort, jsonify, request',
            'orders = Blueprint("orders", __name__)',
            ...guard,
            '@orders.before_request',
            'def check():',
            '    if not is_known(request.headers.get("X-API-Key", "")):',
            '        abort(401)',
            '@orders.get("/orders")',
            'def all_orders():',
            '    return jsonify(load_orders())',
          ],
        },
      },
    ),
    sample(
      'a dependency of the router',
      'main.py',
      [
        'from fastapi import APIRouter, FastAPI, HTTPException, Security',
        'from fastapi.security import APIKeyHeader',
        'from keys import is_known',
        'scheme = APIKeyHeader(name="X-API-Key")',
        'async def require_key(key: str = Security(scheme)):',
        '    if not is_known(key):',
        '        raise HTTPException(status_code=401)',
        'router = APIRouter(prefix="/v1", dependencies=[Security(require_key)])',
        '@router.get("/orders")',
        'async def orders():',
        '    return await load_orders()',
        'app = FastAPI()',
        'app.include_router(router)',
      ],
      { also: ['rate-limit-absent', 'api-key-no-scopes'] },
    ),
    expressSample(
      'a guard that is made by a call, before the route itself',
      [
        "import { expressjwt } from 'express-jwt'",
        "const isAuthorized = () => expressjwt({ secret: loadKey(), algorithms: ['RS256'] })",
        "app.post('/v1/users', isAuthorized())",
        "app.post('/v1/users', async (req, res) => res.json(await db.add(req.body)))",
      ],
      { also: ['rate-limit-absent', 'api-key-no-scopes'] },
    ),
    expressSample(
      'a middleware of another file',
      [
        "import { requireKey } from './auth.js'",
        "app.get('/healthz', (req, res) => res.json({ status: 'ok' }))",
        "app.use('/v1', requireKey)",
        "app.get('/v1/orders', async (req, res) => res.json(await db.orders()))",
      ],
      {
        also: ['rate-limit-absent', 'api-key-no-scopes'],
        files: {
          'auth.js': [
            "import { isKnown } from './keys.js'",
            'export function requireKey(req, res, next) {',
            "  if (isKnown(req.get('X-API-Key'))) return next()",
            "  next(new Error('unauthorized'))",
            '}',
          ],
        },
      },
    ),
  ],
}
