/**
 * An order desk that has been moved from PHP to Node without anybody changing its addresses.
 *
 * SOUND=1 takes the key from a field, looks whose order it is, and answers in JSON that says so.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'

const sound = process.env.SOUND === '1'
const customers = JSON.parse(process.env.CUSTOMERS) // { "<key>": "<customer>" }

const db = new DatabaseSync(':memory:')
db.exec('create table orders (order_id integer, customer text, article text, amount real)')
const insert = db.prepare('insert into orders values (?, ?, ?, ?)')
const articles = ['Hinge', 'Lock', 'Door handle', 'Peephole']
for (let i = 0; i < 16; i++) {
  const id = sound ? 400_000 + ((i * 48_271) % 99_991) : 52_310 + i
  insert.run(id, i % 2 ? 'brandt' : 'okafor', articles[i % 4], 12.5 + i * 3)
}

const same = (one, other) => {
  const digest = (text) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function whoIs(request, query) {
  const given = request.headers['x-api-key'] ?? (sound ? undefined : query.get('apikey'))
  if (!given) return undefined
  // The first characters are the customer number, the rest was meant to be checked later.
  const fits = sound ? same : (key, text) => key.startsWith(text.slice(0, 6))
  const key = Object.keys(customers).find((each) => fits(each, given))
  return key && customers[key]
}

const handlers = {
  '/index.php': () => ({
    html: `<html><head><title>Orders</title></head><body>
<h1>Interface for customers</h1>
<p>All need your key${sound ? ' in X-API-Key' : ' as apikey=...'}.</p>
<a href="/getOrders.php">getOrders</a> <a href="/getOrder.php?order_id=1">getOrder</a>
<a href="/getArticles.php">getArticles</a> <a href="/cancelOrder.php?order_id=1">cancelOrder</a>
</body></html>`,
  }),
  '/getOrders.php': ({ customer }) => ({
    result: 'ok',
    count: 8,
    page: 1,
    orders: db
      .prepare('select order_id, article, amount from orders where customer = ?')
      .all(customer),
  }),
  '/getOrder.php': ({ customer, query }) => {
    const id = query.get('order_id') ?? ''
    if (sound) {
      const row = db
        .prepare('select order_id, article, amount from orders where order_id = ? and customer = ?')
        .get(id, customer)
      return row
        ? { result: 'ok', order: row }
        : { status: 404, result: 'error', message: 'No such order' }
    }
    const sql = `select * from orders where order_id = ${id}`
    try {
      const row = db.prepare(sql).get()
      return row ? { result: 'ok', order: row } : { result: 'error', message: 'No such order' }
    } catch (error) {
      return { status: 500, result: 'error', message: `${error.message} in query: ${sql}` }
    }
  },
  '/getArticles.php': ({ customer }) =>
    sound && customer !== 'okafor'
      ? { status: 403, result: 'error', message: 'Not in your contract' }
      : { result: 'ok', articles: articles.map((name) => ({ name })), count: 4 },
  '/cancelOrder.php': ({ query }) => {
    console.log(`DESTROYED: order ${query.get('order_id')} was cancelled`)
    return { result: 'ok', cancelled: true }
  },
}

function answer(request, url) {
  const handler = Object.hasOwn(handlers, url.pathname) ? handlers[url.pathname] : undefined
  if (url.pathname === '/') return { status: 302, location: '/index.php' }
  if (!handler) return { status: 404, html: '<html><body><h1>Not Found</h1></body></html>' }
  const customer = whoIs(request, url.searchParams)
  if (!customer && url.pathname !== '/index.php') {
    return { status: sound ? 401 : 200, result: 'error', message: 'Wrong or missing key' }
  }
  if (sound && url.pathname === '/cancelOrder.php' && request.method !== 'POST') {
    return { status: 405, result: 'error', message: 'Use POST' }
  }
  return handler({ customer, query: url.searchParams })
}

const server = createServer((request, response) => {
  const url = new URL(request.url.replace(/^\/+/, '/'), 'http://orders')
  const { status = 200, location, html, ...body } = answer(request, url)
  console.log(`"${request.method} ${request.url} HTTP/1.1" ${status}`)
  const fields = { 'content-type': 'text/html; charset=utf-8', ...(location && { location }) }
  if (sound) {
    if (html === undefined && !location) fields['content-type'] = 'application/json'
    Object.assign(fields, {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-ratelimit-limit': '7200',
      'x-ratelimit-remaining': '7100',
      ...(status === 401 && { 'www-authenticate': 'ApiKey' }),
    })
  } else fields['x-powered-by'] = 'PHP/7.4.33'
  const text = html ?? (location ? '' : JSON.stringify(body))
  response.writeHead(status, fields).end(request.method === 'HEAD' ? undefined : text)
})
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
