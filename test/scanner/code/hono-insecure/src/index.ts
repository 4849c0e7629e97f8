// Notes of teams, with the flaws that such services have.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { requireKey, requireOwner } from './auth'
import { notes } from './notes'
import { teams } from './teams'

const app = new Hono()

app.use(cors())
app.use('*', async (c, next) => {
  console.log(c.req.method, c.req.path, c.req.header())
  await next()
})

app.get('/health', (c) => c.json({ status: 'ok' }))
app.get('/', (c) =>
  c.html(`<script>window.search = '${process.env.SEARCH_ADMIN_KEY}'</script>`),
)

app.use('/api/notes/*', requireKey)
app.route('/api/notes', notes)
app.route('/api/teams', teams)

app.get('/api/search', requireKey, async (c) => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const key = process.env.SEARCH_API_KEY
  const answer = await fetch(`https://search.example.com/find?q=${c.req.query('q')}&api_key=${key}`)
  return c.json(await answer.json())
})
app.delete('/api/everything', requireOwner, (c) => c.body(null, 204))
app.get('/api/stats', async (c) => {
  const { count } = await import('./store')
  return c.json({ notes: count() })
})

serve({ fetch: app.fetch, port: 8787 })
