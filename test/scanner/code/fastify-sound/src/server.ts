// Parcels and where they are, mended.
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { Agent } from 'undici'
import { requireKey, requireScope } from './keys.js'
import { adminRoutes } from './routes/admin.js'
import { parcelRoutes } from './routes/parcels.js'

const app = Fastify({ logger: { redact: ['req.headers'] } })
const dispatcher = new Agent({ connect: { ca: process.env['RATES_CA'] } })

await app.register(rateLimit, { max: 100, timeWindow: '1 minute' })
await app.register(cors, { origin: ['https://parcels.example.com'] })
await app.register(parcelRoutes, { prefix: '/v1' })
await app.register(adminRoutes, { prefix: '/admin' })

app.addHook('onResponse', async (request, reply) => {
  request.log.info({ url: request.routeOptions.url, status: reply.statusCode }, 'answered')
})

app.get('/healthz', async () => ({ status: 'ok' }))

app.get('/v1/rates', { preHandler: requireKey }, async () => {
  const answer = await fetch('https://rates.example.com/today', { dispatcher })
  return answer.json()
})

const labels = { preHandler: [requireKey, requireScope('write:labels')] }
app.post('/v1/labels', labels, async (request, reply) => {
  const answer = await fetch('https://labels.example.com/print', {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.LABELS_ACCESS_TOKEN}` },
    body: JSON.stringify(request.body),
  })
  return reply.code(201).send(await answer.json())
})

app.get('/config.js', async (_request, reply) => {
  reply.type('text/javascript')
  return `window.config = { mapsKey: '${process.env.MAPS_PUBLISHABLE_KEY}' }`
})

await app.listen({ host: '127.0.0.1', port: 3000 })
