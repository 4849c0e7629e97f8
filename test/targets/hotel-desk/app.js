/**
 * The desk of a hotel chain in Express: twenty operations over SQLite, one router a resource.
 *
 * SOUND=1 checks on each route what the role may do and which house it belongs to.
 */
import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import express from 'express'
import { describeHotels } from './document.js'

const sound = process.env.SOUND === '1'
const clients = new Map(JSON.parse(process.env.CLIENTS)) // key → { house, role }

const db = new DatabaseSync(':memory:')
db.exec(`
  create table rooms (id text, house text, number int, beds int, state text, rate real);
  create table guests (id text, house text, name text, vip int, card_number text);
  create table stays (id text, house text, room text, guest text, nights int, paid int);
`)
const id = () => randomBytes(8).toString('base64url')
const card = ['4111', '1111', '1111', '1111'].join('')
for (const house of ['aar', 'elbe']) {
  for (let i = 0; i < 6; i++) {
    const [room, guest] = [id(), id()]
    db.prepare('insert into rooms values (?,?,?,?,?,?)').run(
      room,
      house,
      101 + i * 17,
      2,
      'clean',
      89 + i,
    )
    db.prepare('insert into guests values (?,?,?,?,?)').run(guest, house, `Guest ${i + 1}`, 0, card)
    db.prepare('insert into stays values (?,?,?,?,?,?)').run(id(), house, room, guest, 1 + i, i % 2)
  }
}

const app = express()
app.disable('x-powered-by')
app.use((req, res, next) => {
  res.on('finish', () =>
    console.log(`"${req.method} ${req.originalUrl} HTTP/1.1" ${res.statusCode}`),
  )
  res.set({
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'RateLimit-Limit': '9000',
  })
  next()
})
app.get('/openapi.json', (req, res) => res.json(describeHotels()))
app.get('/healthz', (req, res) => res.json({ ok: true }))

const problem = (res, status, title) =>
  res.status(status).type('application/problem+json').send(JSON.stringify({ status, title }))

const v1 = express.Router()
app.use('/desk/v1', v1)
v1.use((req, res, next) => {
  req.client = clients.get(req.get('x-desk-key'))
  if (req.client) return next()
  problem(res.set('WWW-Authenticate', 'DeskKey'), 401, 'X-Desk-Key is missing or unknown')
})
v1.use(express.json({ limit: '20kb' }))

const only =
  (...roles) =>
  (req, res, next) =>
    roles.includes(req.client.role) ? next() : problem(res, 403, `Only for ${roles.join(' and ')}`)
// Written a year later, by somebody else.
const later = (...roles) => (sound ? only(...roles) : (req, res, next) => next())

function list(table, columns) {
  return (req, res) => {
    const limit = Math.min(Math.max(Number.parseInt(req.query.limit ?? '25', 10) || 25, 1), 100)
    const items = db
      .prepare(`select ${columns} from ${table} where house = ? order by id limit ?`)
      .all(req.client.house, limit)
    res.json({ items, next: null })
  }
}

function show(table, columns, isChecked) {
  return (req, res) => {
    const row = db.prepare(`select ${columns}, house from ${table} where id = ?`).get(req.params.id)
    if (!row || (isChecked && row.house !== req.client.house)) return problem(res, 404, 'Not found')
    const { house, ...item } = row
    res.json(item)
  }
}

function change(table, known) {
  return (req, res) => {
    const row = db
      .prepare(`select * from ${table} where id = ? and house = ?`)
      .get(req.params.id, req.client.house)
    if (!row) return problem(res, 404, 'Not found')
    const body = req.body ?? {}
    const names = Object.keys(body).filter((each) => known.includes(each))
    const isPlain = names.every((each) => ['string', 'number'].includes(typeof body[each]))
    if (names.length === 0 || !isPlain) return problem(res, 422, `Send some of ${known.join(', ')}`)
    for (const name of names) {
      db.prepare(`update ${table} set ${name} = ? where id = ?`).run(body[name], req.params.id)
    }
    res.json({ id: req.params.id, changed: names.length })
  }
}

const guestColumns = sound ? 'id, name' : 'id, name, card_number'
v1.get('/rooms', list('rooms', 'id, number, beds, state, rate'))
v1.get('/rooms/:id', show('rooms', 'id, number, beds, state, rate', true))
v1.patch('/rooms/:id', only('manager'), change('rooms', ['state', 'rate']))
v1.get('/guests', only('manager', 'reception'), list('guests', guestColumns))
v1.get('/guests/:id', only('manager', 'reception'), show('guests', guestColumns, true))
v1.patch('/guests/:id', only('manager', 'reception'), change('guests', ['name']))
v1.get('/stays', only('manager', 'reception'), list('stays', 'id, room, guest, nights, paid'))
v1.get(
  '/stays/:id',
  only('manager', 'reception'),
  show('stays', 'id, room, guest, nights, paid', sound),
)
v1.patch('/stays/:id', only('manager', 'reception'), change('stays', ['nights']))
v1.post('/stays/:id/checkout', only('manager', 'reception'), (req, res) => {
  res.json({ ended: true })
})
v1.get('/rates', (req, res) => res.json({ items: [{ code: 'rack', eur: 129 }], next: null }))
v1.get('/rates/seasons', (req, res) =>
  res.json({ items: [{ code: 'summer', factor: 1.4 }], next: null }),
)
v1.get('/housekeeping/today', (req, res) => {
  const items = db
    .prepare("select number from rooms where house = ? and state <> 'clean'")
    .all(req.client.house)
  res.json({ items, next: null })
})
v1.post('/housekeeping/notes', (req, res) => {
  const text = req.body?.text
  if (typeof text !== 'string' || text.length > 500) return problem(res, 422, 'text is needed')
  res.status(201).json({ ref: id(), length: text.length })
})
v1.get('/reports/occupancy', only('manager'), (req, res) => res.json({ occupied: 4, of: 6 }))
v1.get('/reports/revenue', only('manager'), (req, res) => res.json({ eur: 3187.5, nights: 21 }))
v1.get('/reports/cancellations', only('manager'), (req, res) => res.json({ count: 2 }))
v1.get('/admin/clients', later('manager'), (req, res) => {
  res.json({ items: [...clients.values()].map(({ house, role }) => ({ house, role })), next: null })
})
v1.get('/admin/purge', only('manager'), (req, res) => {
  console.log('DESTROYED: everything older than a year')
  res.json({ purged: 0 })
})
v1.get('/me', (req, res) => res.json({ house: req.client.house, desk: req.client.role }))

app.use((req, res) => problem(res, 404, 'Not found'))
app.use((error, req, res, next) => problem(res, error.status ?? 500, 'The request failed'))

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
