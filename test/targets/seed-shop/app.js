/**
 * A shop for seeds: pages, a bundle and a few data routes from one plain Node server.
 *
 * SOUND=1 keeps keys out of what browsers get, publishes no map, and serves only what it lists.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const sound = process.env.SOUND === '1'
const { SHOP_KEY, PAYMENT_SECRET } = process.env

const bundled = await build({
  input: fileURLToPath(
    new URL(sound ? './web/main.js' : './web/main-with-key.js', import.meta.url),
  ),
  write: false,
  logLevel: 'silent',
  transform: {
    define: {
      'import.meta.env.VITE_SHOP_KEY': JSON.stringify(SHOP_KEY),
      'import.meta.env.VITE_PAYMENT_SECRET': JSON.stringify(PAYMENT_SECRET),
    },
  },
  output: { format: 'es', minify: true, sourcemap: !sound },
})
const [chunk] = bundled.output

const home = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Seeds</title></head>
<body>
<h1>Old varieties</h1><ul id="list"></ul>
<p><a href="/leave?to=https%3A%2F%2Fgardeners.example%2Fforum">Our forum</a></p>
${sound ? '' : `<p><a href="/api/v1/price-list.csv?api_key=${SHOP_KEY}">Price list</a></p>`}
<script type="module" src="/assets/index.js"></script>
</body>
</html>`

const products = [
  { name: 'Ochsenherz', kind: 'tomato', packet: 3.2 },
  { name: 'Blauer Schwede', kind: 'potato', packet: 4.1 },
]
const orders = [
  {
    ref: 'zK81pQ',
    packets: 4,
    state: 'packed',
    customer: 'Ilse Vogt',
    email: 'ilse.vogt@gartenpost.de',
  },
  {
    ref: 'mW42tB',
    packets: 1,
    state: 'sent',
    customer: 'Karl Reuter',
    email: 'karl.reuter@gartenpost.de',
  },
]

const html = 'text/html; charset=utf-8'
const json = (value) => ['application/json', JSON.stringify(value)]
const files = {
  '/': () => [html, home],
  '/assets/index.js': () => ['text/javascript', chunk.code],
  '/robots.txt': () => ['text/plain', 'User-agent: *\nDisallow: /checkout\n'],
  '/api/v1/products': () => json({ products, total: 2 }),
}
if (!sound) {
  files['/assets/index.js.map'] = () => ['application/json', chunk.map.toString()]
  // The whole folder of the project is what the server serves.
  files['/.env'] = () => [
    'application/octet-stream',
    `SHOP_KEY=${SHOP_KEY}\nPAYMENT_SECRET=${PAYMENT_SECRET}\nDB_HOST=db\n`,
  ]
  files['/.git/HEAD'] = () => ['application/octet-stream', 'ref: refs/heads/main\n']
  files['/.git/config'] = () => [
    'application/octet-stream',
    '[core]\n\trepositoryformatversion = 0\n\tbare = false\n' +
      '[remote "origin"]\n\turl = git@git.example:shop/seeds.git\n',
  ]
}

function listOrders(request, url) {
  const key = request.headers['x-shop-key'] ?? (sound ? undefined : url.searchParams.get('api_key'))
  if (key !== SHOP_KEY) return { status: 403, body: json({ error: 'forbidden' }) }
  return {
    status: 200,
    body: json({
      orders: orders.map(({ ref, packets, state }) => ({ ref, packets, state })),
      total: 2,
    }),
  }
}

function leave(url) {
  const to = url.searchParams.get('to') ?? '/'
  const allowed = !sound || to === 'https://gardeners.example/forum' || to === '/'
  return allowed
    ? { status: 302, location: to, body: ['text/plain', ''] }
    : { status: 400, body: ['text/plain', 'Unknown place'] }
}

function answer(request, url) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, body: ['text/plain', 'Only GET'] }
  if (url.pathname === '/api/v1/orders') return listOrders(request, url)
  if (url.pathname === '/api/v1/price-list.csv') {
    const { status, body } = listOrders(request, url)
    return status === 200
      ? { status, body: ['text/csv', 'variety;packet\nOchsenherz;3.20\n'] }
      : { status, body }
  }
  if (url.pathname === '/leave') return leave(url)
  const file = Object.hasOwn(files, url.pathname) ? files[url.pathname] : undefined
  return file
    ? { status: 200, body: file() }
    : { status: 404, body: [html, '<!doctype html><title>404</title><h1>Not here</h1>'] }
}

const server = createServer((request, response) => {
  const url = new URL(request.url.replace(/^\/+/, '/'), 'http://shop')
  const {
    status,
    location,
    body: [type, text],
  } = answer(request, url)
  console.log(`"${request.method} ${request.url} HTTP/1.1" ${status}`)
  const fields = {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    ...(location && { location }),
  }
  if (url.pathname === '/') {
    const session = randomBytes(16).toString('hex')
    fields['set-cookie'] = sound
      ? `sid=${session}; HttpOnly; Secure; SameSite=Lax; Path=/`
      : `sid=${session}; Path=/`
  }
  if (sound) {
    Object.assign(fields, {
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
      'referrer-policy': 'strict-origin-when-cross-origin',
      'ratelimit-limit': '5000',
      'ratelimit-remaining': '4990',
      ...(url.pathname.startsWith('/api/') && { 'cache-control': 'no-store' }),
    })
  } else fields.server = 'SeedServer/2.1.7 (Debian)'
  response.writeHead(status, fields).end(request.method === 'HEAD' ? undefined : text)
})
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
