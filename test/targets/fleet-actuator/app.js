/**
 * Vehicles of a fleet, answered as a Java framework with its actuator would.
 *
 * SOUND=1 leaves the actuator its health alone, guards every other path, and keeps traces back.
 */
import { createServer } from 'node:http'

const sound = process.env.SOUND === '1'
const keys = new Map(JSON.parse(process.env.FLEET_KEYS)) // key → roles

const vehicles = [
  { vin: 'WVWZZZ1KZAW000123', plate: 'B-KL 481', odometer: 120_332, driverId: 'd-9f31' },
  { vin: 'WF0AXXGCDAAY45678', plate: 'B-XR 22', odometer: 45_010, driverId: 'd-1c77' },
]
const drivers = [
  {
    id: 'd-9f31',
    firstName: 'Mona',
    lastName: 'Keller',
    birthDate: '1988-02-14',
    licenseNumber: 'B072RRE2I55',
    iban: ['DE', '89370400440532013000'].join(''),
  },
]

function error(status, path, trace) {
  const names = {
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Method Not Allowed',
  }
  return {
    status,
    body: {
      timestamp: '2024-05-04T10:11:12.000+00:00',
      status,
      error: names[status] ?? (status < 500 ? 'Bad Request' : 'Internal Server Error'),
      ...(trace && !sound ? { trace } : {}),
      path,
    },
  }
}

const conversion = (value) =>
  'org.springframework.web.method.annotation.MethodArgumentTypeMismatchException: ' +
  `Failed to convert value of type 'java.lang.String' to 'int'; For input string: "${value}"\n` +
  '\tat org.springframework.web.method.annotation.AbstractNamedValueMethodArgumentResolver' +
  '.convertIfNecessary(AbstractNamedValueMethodArgumentResolver.java:133)\n' +
  '\tat com.fleet.web.VehicleController.list(VehicleController.java:41)\n'

/** What comes before the routes: looks at the address as it was sent. */
function isGuarded(raw) {
  return sound
    ? !raw.startsWith('/actuator/health')
    : /^\/api\/[a-z]/.test(raw) && !raw.includes(';')
}

/** What finds the route: without `;parameters`, double slashes and a slash at the end. */
function normalize(raw) {
  return raw
    .split('/')
    .map((each) => each.split(';')[0])
    .join('/')
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1')
}

function actuator(path) {
  if (path === '/actuator/health') return { body: { status: 'UP' } }
  if (sound) return undefined
  const link = (name) => ({ href: `/actuator/${name}`, templated: false })
  if (path === '/actuator') {
    return { body: { _links: { self: link(''), health: link('health'), env: link('env') } } }
  }
  if (path === '/actuator/env') {
    const value = (text) => ({ value: text, origin: 'class path resource [application.yml]' })
    const properties = {
      'spring.datasource.url': value('jdbc:postgresql://db.fleet.internal:5432/fleet'),
      'spring.datasource.password': value('******'),
    }
    const source = { name: 'applicationConfig: [classpath:/application.yml]', properties }
    return { body: { activeProfiles: ['prod'], propertySources: [source] } }
  }
  return undefined
}

function route(path, query, roles) {
  if (path === '/api/vehicles') {
    const page = query.get('page') ?? '0'
    if (!/^\d{1,6}$/.test(page)) return error(400, path, conversion(page))
    const content = page === '0' ? vehicles : []
    return { body: { content, totalElements: vehicles.length, number: Number(page), last: true } }
  }
  const vin = /^\/api\/vehicles\/(\w+)$/.exec(path)?.[1]
  if (vin !== undefined) {
    const vehicle = vehicles.find((each) => each.vin === vin)
    return vehicle ? { body: vehicle } : error(404, path)
  }
  if (path === '/api/drivers') {
    if (sound && !roles.includes('HR')) return error(403, path)
    const shown = sound ? drivers.map(({ id, firstName }) => ({ id, firstName })) : drivers
    return { body: { content: shown, totalElements: shown.length, last: true } }
  }
  if (path === '/api/manage/jobs') {
    if (sound && !roles.includes('ADMIN')) return error(403, path)
    return {
      body: { content: [{ job: 'nightly-sync', enabled: true }], totalElements: 1, last: true },
    }
  }
  return undefined
}

const paths = ['/api/vehicles', '/api/vehicles/{vin}', '/api/drivers', '/api/manage/jobs']
const document = {
  openapi: '3.0.1',
  info: { title: 'Fleet', version: 'v0' },
  servers: [{ url: '/', description: 'Generated server url' }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-FLEET-KEY' } } },
  security: [{ key: [] }],
  paths: Object.fromEntries(
    paths.map((path) => [
      path,
      {
        get: {
          parameters: [
            ...(path.includes('{')
              ? [{ name: 'vin', in: 'path', required: true, schema: { type: 'string' } }]
              : [{ name: 'page', in: 'query', schema: { type: 'integer', default: 0 } }]),
          ],
          responses: { 200: { description: 'OK' } },
        },
      },
    ]),
  ),
}

function answer(request) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return error(405, request.url)
  const [raw, search = ''] = request.url.split('?')
  if (raw === '/v3/api-docs') return { body: document }
  const roles = keys.get(request.headers['x-fleet-key'])
  if (isGuarded(raw) && !roles) return error(401, raw)
  const path = normalize(raw)
  return actuator(path) ?? route(path, new URLSearchParams(search), roles ?? []) ?? error(404, raw)
}

const server = createServer((request, response) => {
  const { status = 200, body } = answer(request)
  console.log(`"${request.method} ${request.url} HTTP/1.1" ${status}`)
  const fields = {
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    'x-rate-limit-remaining': '4999',
    ...(status === 401 && { 'www-authenticate': 'ApiKey' }),
  }
  response.writeHead(status, fields)
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body))
})
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
