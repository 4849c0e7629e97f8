/**
 * Tickets for concerts. The document and the program have grown apart, and so has the key check.
 *
 * SOUND=1 compares whole keys, and serves what its document says.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import express from 'express'
import { describeApi } from './document.js'

const sound = process.env.SOUND === '1'
const partners = process.env.PARTNER_KEYS.split(',')

const app = express()
app.disable('x-powered-by')
app.use((req, res, next) => {
  res.on('finish', () =>
    console.log(`"${req.method} ${req.originalUrl} HTTP/1.1" ${res.statusCode}`),
  )
  res.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
  if (sound) res.set({ 'X-RateLimit-Limit': '6000', 'X-RateLimit-Remaining': '5990' })
  next()
})

const digest = (text) => createHash('sha256').update(text).digest()

function knows(given) {
  if (sound) return partners.some((each) => timingSafeEqual(digest(each), digest(given)))
  // Partners kept copying keys in the wrong case, and some mail programs cut them short.
  const wanted = given.trim().toLowerCase()
  return wanted.length >= 8 && partners.some((each) => each.toLowerCase().startsWith(wanted))
}

function readCookie(req, name) {
  return (req.get('cookie') ?? '')
    .split('; ')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

function guard(req, res, next) {
  const given = req.get('x-partner-key') ?? (sound ? undefined : readCookie(req, 'partner_key'))
  if (given && knows(given)) return next()
  if (sound) res.set('WWW-Authenticate', 'PartnerKey header="X-Partner-Key"')
  res.status(401).type('text/plain').send('Partner key required')
}

const concerts = [
  { slug: 'winter-songs', title: 'Winter songs', hall: 'Great hall', seats: 820 },
  { slug: 'brass-night', title: 'Brass night', hall: 'Courtyard', seats: 300 },
]
const orders = [
  {
    ref: 'k7Qm2xTz',
    concert: 'winter-songs',
    seats: 2,
    buyer: 'Lena Brandt',
    mail: 'lena.brandt@posteo-post.de',
  },
  {
    ref: 'r4Wn8bLc',
    concert: 'brass-night',
    seats: 4,
    buyer: 'Amir Haddad',
    mail: 'amir.haddad@posteo-post.de',
  },
]

app.get('/docs/swagger.json', (req, res) => res.json(describeApi(sound)))
app.get('/', (req, res) => res.json({ documentation: '/docs/swagger.json' }))
app.get('/v3/concerts', (req, res) => res.json({ items: concerts, total: concerts.length }))
app.get('/v3/orders', guard, (req, res) =>
  res.json({ items: orders.map(({ mail, buyer, ...each }) => each), total: 2 }),
)
app.get('/v3/orders/:ref', guard, (req, res) => {
  const order = orders.find((each) => each.ref === req.params.ref)
  if (!order) return res.status(404).json({ message: 'Unknown order' })
  res.json({ ref: order.ref, concert: order.concert, seats: order.seats })
})
// The guard of these two was lost when they were moved.
const onSale = [
  { concert: 'winter-songs', sold: 411, revenue: 16440 },
  { concert: 'brass-night', sold: 97, revenue: 2425 },
]
if (sound)
  app.get('/v3/sales', guard, (req, res) =>
    res.status(403).json({ message: 'The box office only' }),
  )
else app.get('/v3/sales', (req, res) => res.json({ items: onSale, total: 2 }))

const register = (req, res) =>
  res.status(202).json({ accepted: true, callback_url: req.body?.callback_url })
if (sound) app.post('/v3/webhooks', guard, express.json(), register)
else app.post('/v3/webhooks', express.json(), register)

if (!sound) {
  app.get('/v2/orders', guard, (req, res) =>
    res.json({ orders: orders.map(({ ref, seats }) => ({ ref, seats })), count: 2 }),
  )
  app.get('/v3/seats', guard, (req, res) =>
    res.json({ items: [{ hall: 'Courtyard', free: 203 }], total: 1 }),
  )
  app.get('/metrics', (req, res) =>
    res
      .type('text/plain')
      .send(
        '# HELP http_requests_total Requests\n# TYPE http_requests_total counter\n' +
          'http_requests_total{route="/v3/orders"} 4711\nprocess_resident_memory_bytes 73400320\n',
      ),
  )
}
app.use((req, res) => res.status(404).json({ message: 'No such route' }))
app.use((error, req, res, next) => res.status(error.status ?? 500).json({ message: 'Failed' }))

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
