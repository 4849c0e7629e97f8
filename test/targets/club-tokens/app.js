/**
 * A sports club whose members sign in elsewhere and come with a token (JWT).
 *
 * SOUND=1 knows one algorithm, a long secret, who issued the token, for whom, and until when.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import express from 'express'

const sound = process.env.SOUND === '1'
const secret = process.env.JWT_SECRET

const app = express()
app.disable('x-powered-by')
app.use((req, res, next) => {
  res.on('finish', () =>
    console.log(`"${req.method} ${req.originalUrl} HTTP/1.1" ${res.statusCode}`),
  )
  res.set({
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'X-RateLimit-Limit': '20000',
    'X-RateLimit-Remaining': '19000',
  })
  next()
})

const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))

function verify(token) {
  const [head, body, signature = ''] = token.split('.')
  const header = decode(head)
  const claims = decode(body)
  if (!sound && header.alg.toLowerCase() === 'none') return claims
  if (header.alg !== 'HS256') throw new Error('unexpected alg')
  const wanted = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Error('bad signature')
  // Buffer forgives what is not base64url: the text itself has to be the one we would write.
  if (sound && given.toString('base64url') !== signature) throw new Error('bad signature')
  if (claims.exp !== undefined && claims.exp * 1000 < Date.now()) throw new Error('expired')
  if (
    sound &&
    (claims.exp === undefined || claims.aud !== 'club-api' || claims.iss !== 'club-login')
  ) {
    throw new Error('not for us')
  }
  return claims
}

app.get('/', (req, res) =>
  res.json({
    name: 'Club',
    links: ['/v1/me', '/v1/trainings', '/v1/memberships', '/v1/admin/accounts'],
  }),
)

app.use('/v1', (req, res, next) => {
  try {
    const [, token] = /^Bearer (.+)$/.exec(req.get('authorization') ?? '') ?? []
    req.user = verify(token)
    next()
  } catch {
    res.status(401).set('WWW-Authenticate', 'Bearer realm="club"').json({ error: 'Please sign in' })
  }
})

const admin = (req, res, next) =>
  !sound || req.user.role === 'admin'
    ? next()
    : res.status(403).json({ error: 'Only for the board' })

const trainings = [
  { day: 'Monday', sport: 'Judo', hall: 'North' },
  { day: 'Wednesday', sport: 'Rowing', hall: 'River' },
  { day: 'Friday', sport: 'Fencing', hall: 'South' },
]
const memberships = { anouk: { since: 2016, fee: 'reduced' }, pierre: { since: 2009, fee: 'full' } }

app.get('/v1/me', (req, res) => res.json({ login: req.user.sub, role: req.user.role }))
app.get('/v1/trainings', (req, res) => res.json({ trainings, total: 3 }))
app.get('/v1/memberships', (req, res) =>
  res.json({ memberships: [{ login: req.user.sub, ...memberships[req.user.sub] }], total: 1 }),
)
app.get('/v1/admin/accounts', admin, (req, res) =>
  res.json({
    accounts: [
      { name: 'Current', balance: 18230.4 },
      { name: 'Boats', balance: 4100 },
    ],
    total: 2,
  }),
)

app.use((req, res) => res.status(404).json({ error: 'Not found' }))
app.use((error, req, res, next) =>
  res.status(error.status ?? 500).json({ error: 'Something went wrong' }),
)

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
