/**
 * Invoices of a small agency, in Express. Whoever has no key is told that there is nothing: 404.
 *
 * SOUND=1 guards by router instead of by text, checks what a key may do, and names its fields.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import express from 'express'

const sound = process.env.SOUND === '1'
const keys = JSON.parse(process.env.API_CLIENTS) // { "<key>": { name, scopes } }
const document = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'))

const app = express()
app.use(express.json())

app.use((req, res, next) => {
  res.on('finish', () =>
    console.log(`"${req.method} ${req.originalUrl} HTTP/1.1" ${res.statusCode}`),
  )
  next()
})

const invoices = ['Atelier Noll', 'Blumen Kraft', 'Cafe Umlauf', 'Dachdecker Ost'].map(
  (customer, i) => ({
    id: randomUUID(),
    number: `R-2024-${317 + i * 41}`,
    customer,
    total: 1280.5 + i * 317,
  }),
)
const staff = [
  { id: randomUUID(), name: 'Jana Wirth', email: 'jana.wirth@agentur-nord.de', role: 'owner' },
  { id: randomUUID(), name: 'Tom Abel', email: 'tom.abel@agentur-nord.de', role: 'clerk' },
].map((each, i) => ({
  ...each,
  password_hash: `$2b$10$${'Jx8'.repeat(7)}q.${'nE2r'.repeat(7)}Wa${i}`,
  __v: i,
  _deletedAt: null,
}))

let windowStart = Date.now()
let count = 0
app.use((req, res, next) => {
  if (!sound) return next()
  if (Date.now() - windowStart > 1000) [windowStart, count] = [Date.now(), 0]
  count++
  res.set({
    'RateLimit-Policy': '"default";q=3000;w=1',
    RateLimit: `"default";r=${Math.max(0, 3000 - count)};t=1`,
  })
  if (count > 3000)
    return res.status(429).set('Retry-After', '1').json({ error: 'Too many requests' })
  next()
})

app.use((req, res, next) => {
  res.set('Cache-Control', 'no-store')
  const origin = req.get('origin')
  if (sound) {
    res.set('X-Content-Type-Options', 'nosniff')
    res.vary('Origin')
    if (origin === 'https://app.agentur-nord.de') res.set('Access-Control-Allow-Origin', origin)
  } else if (origin) {
    res.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' })
  }
  next()
})
if (sound) app.disable('x-powered-by')

function authenticate(req, res, next) {
  const [scheme, key] = (req.get('authorization') ?? '').split(' ')
  req.client = scheme === 'Bearer' && Object.hasOwn(keys, key) ? keys[key] : undefined
  if (!req.client) return res.status(404).json({ error: 'Not Found' })
  next()
}

app.get('/openapi.json', (req, res) => res.json(document))

if (!sound) {
  // Not linked anywhere, so nobody finds it.
  app.get('/debug/config', (req, res) =>
    res.json({
      env: { NODE_ENV: 'development', DATABASE_URL: process.env.DATABASE_URL },
      pid: process.pid,
    }),
  )
}

// The guard looks at the text of the path; the router below does not care about its case.
if (!sound)
  app.use((req, res, next) =>
    req.path.startsWith('/api/') ? authenticate(req, res, next) : next(),
  )

const api = express.Router()
if (sound) api.use(authenticate)

const allow = (scope) => (req, res, next) =>
  !sound || req.client.scopes.includes(scope)
    ? next()
    : res.status(403).json({ error: 'Forbidden' })

function page(req, res, rows, name) {
  const limit = Math.min(Number(req.query.limit) || 20, 50)
  res.json({ [name]: rows.slice(0, limit), total: rows.length, next: null })
}

api.get('/v1/invoices', allow('invoices:read'), (req, res) => page(req, res, invoices, 'invoices'))

api.get('/v1/invoices/:id', allow('invoices:read'), (req, res) => {
  const invoice = invoices.find((each) => each.id === req.params.id)
  if (sound && !invoice) return res.status(404).json({ error: 'Not Found' })
  res.json({ number: invoice.number, customer: invoice.customer, total: invoice.total })
})

api.get('/v1/reports/revenue', allow('reports:read'), (req, res) => {
  const month = req.query.month ?? '2024-05'
  if (sound && !/^\d{4}-\d{2}$/.test(month))
    return res.status(400).json({ error: 'month is YYYY-MM' })
  const start = new Date(`${month}-01`).toISOString() // RangeError on nonsense
  res.json({ start, revenue: 48210.75, currency: 'EUR' })
})

api.get('/v1/admin/staff', allow('admin'), (req, res) => {
  page(req, res, sound ? staff.map(({ id, name, role }) => ({ id, name, role })) : staff, 'staff')
})

api.get('/v1/admin/settings', allow('admin'), (req, res) => {
  res.json({ vat: 19, invoicePrefix: 'R', remindAfterDays: 14 })
})

app.use('/api', api)
app.use((req, res) => res.status(404).json({ error: 'Not Found' }))
if (sound)
  app.use((error, req, res, next) => res.status(error.status ?? 500).json({ error: 'Error' }))

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
