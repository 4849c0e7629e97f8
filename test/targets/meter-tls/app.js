/**
 * Readings of electricity meters over TLS, beside a plain port that was once there for old meters.
 *
 * SOUND=1 sends the plain port to TLS, tells browsers to stay there, and speaks no old version.
 */
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'

const sound = process.env.SOUND === '1'
const { TLS_CERT: cert, TLS_KEY: key, METER_KEY, GRID_KEY } = process.env

const insecure = sound ? 'https' : 'http'
const page = `<!doctype html>
<html><head><title>Meters</title>
<link rel="stylesheet" href="${insecure}://static.meters.example/site.css">
<script src="${insecure}://static.meters.example/charts.js"></script>
</head><body><h1>Meters</h1>
<p><a href="/v1/readings">readings</a> <a href="/v1/tariffs">tariffs</a></p></body></html>`

const readings = [
  { meter: 'm-8f2c', at: '2024-05-02T10:00:00Z', kwh: 12.4 },
  { meter: 'm-8f2c', at: '2024-05-02T11:00:00Z', kwh: 12.9 },
]

function find(path, given) {
  if (path === '/') return { status: 200, type: 'text/html', text: page }
  if (!path.startsWith('/v1/')) return { status: 404, text: '{"error":"not found"}' }
  if (given !== METER_KEY && given !== GRID_KEY)
    return { status: 401, text: '{"error":"X-Meter-Key is needed"}' }
  if (path === '/v1/readings')
    return { status: 200, text: JSON.stringify({ readings, next: null }) }
  if (path !== '/v1/tariffs') return { status: 404, text: '{"error":"not found"}' }
  if (given !== GRID_KEY) return { status: 403, text: '{"error":"this key reads meters only"}' }
  return { status: 200, text: '{"tariffs":[{"name":"night","cents":21.4}],"next":null}' }
}

function serve(request, response) {
  const [path] = request.url.split('?')
  const { status, type = 'application/json', text } = find(path, request.headers['x-meter-key'])
  console.log(`"${request.method} ${request.url} HTTP/1.1" ${status}`)
  const fields = {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'x-ratelimit-limit': '9000',
    'x-ratelimit-remaining': '8990',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'self' https://static.meters.example",
    ...(status === 401 && { 'www-authenticate': 'MeterKey' }),
  }
  if (path === '/') {
    fields['set-cookie'] =
      `portal_session=7f1d; Path=/${sound ? '; Secure; HttpOnly; SameSite=Lax' : ''}`
  }
  if (sound) {
    fields['strict-transport-security'] = 'max-age=31536000; includeSubDomains'
    fields['referrer-policy'] = 'no-referrer'
  }
  response.writeHead(status, fields).end(request.method === 'HEAD' ? undefined : text)
}

const old = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }
const secure = createTlsServer({ cert, key, ...(sound ? {} : old) }, serve)
const plain = createServer((request, response) => {
  if (!sound) return serve(request, response)
  console.log(`"${request.method} ${request.url} HTTP/1.1" 308`)
  const host = (request.headers.host ?? 'localhost').replace(/:\d+$/, '')
  response
    .writeHead(308, { location: `https://${host}:${secure.address().port}${request.url}` })
    .end()
})

secure.listen(Number(process.env.PORT ?? 8443), '127.0.0.1', () =>
  plain.listen(Number(process.env.PLAIN_PORT ?? process.env.PORT ?? 8080), '127.0.0.1', () => {
    console.log(`Plain on http://localhost:${plain.address().port}`)
    console.log(`Running on https://localhost:${secure.address().port}`)
  }),
)
