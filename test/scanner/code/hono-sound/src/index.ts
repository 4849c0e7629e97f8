// Notes of teams, mended.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { rateLimiter } from 'hono-rate-limiter'
import { requireKey, requireScope } from './auth'
import { notes } from './notes'
import { teams } from './teams'

const app = new Hono()

app.use(cors({ origin: 'https://notes.example.com' }))
app.use('*', async (c, next) => {
  console.log(c.req.method, c.req.path)
  await next()
})

app.get('/health', (c) => c.json({ status: 'ok' }))
app.get('/', (c) =>
  c.html(`<script>window.search = '${process.env.SEARCH_PUBLIC_URL}'</script>`),
)

app.use('/api/notes/*', requireKey)
app.use('/api/*', rateLimiter({ windowMs: 60_000, limit: 100, keyGenerator: (c) => c.get('keyId') }))
app.route('/api/notes', notes)
app.route('/api/teams', teams)

app.get('/api/search', requireKey, async (c) => {
  const headers = { 'x-api-key': process.env.SEARCH_API_KEY ?? '' }
  const query = new URLSearchParams({ q: c.req.query('q') ?? '' })
  const answer = await fetch(`https://search.example.com/find?${query}`, { headers })
  return c.json(await answer.json())
})
app.delete('/api/everything', requireKey, requireScope('admin'), (c) => c.body(null, 204))
app.get('/api/stats', requireKey, async (c) => {
  const { count } = await import('./store')
  return c.json({ notes: count() })
})

serve({ fetch: app.fetch, port: 8787, hostname: '127.0.0.1' })
