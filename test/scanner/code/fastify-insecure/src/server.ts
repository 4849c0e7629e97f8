// Parcels and where they are, with the flaws that such services have.
import cors from '@fastify/cors'
import Fastify from 'fastify'
import { Agent } from 'undici'
import { requireKey } from './keys.js'
import { adminRoutes } from './routes/admin.js'
import { parcelRoutes } from './routes/parcels.js'

const app = Fastify({ logger: true })
const dispatcher = new Agent({ connect: { rejectUnauthorized: false } })

await app.register(cors, { origin: true })
await app.register(parcelRoutes, { prefix: '/v1' })
await app.register(adminRoutes, { prefix: '/admin' })

app.addHook('onResponse', async (request) => {
  request.log.info({ headers: request.headers }, 'answered')
})

app.get('/healthz', async () => ({ status: 'ok' }))

app.get('/v1/rates', { preHandler: requireKey }, async () => {
  const answer = await fetch('https://rates.example.com/today', { dispatcher })
  return answer.json()
})

app.post('/v1/labels', async (request, reply) => {
  const params = new URLSearchParams({ access_token: process.env.LABELS_ACCESS_TOKEN ?? '' })
  const answer = await fetch(`https://labels.example.com/print?${params}`, {
    method: 'POST',
    body: JSON.stringify(request.body),
  })
  return reply.code(201).send(await answer.json())
})

app.get('/config.js', async (_request, reply) => {
  reply.type('text/javascript')
  return `window.config = { mapsSecret: '${process.env.MAPS_SECRET_KEY}' }`
})

await app.listen({ host: '0.0.0.0', port: 3000 })
