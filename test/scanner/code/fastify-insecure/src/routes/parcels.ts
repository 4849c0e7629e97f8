import type { FastifyInstance } from 'fastify'
import { requireCourier, requireKey } from '../keys.js'
import { store } from '../store.js'

export async function parcelRoutes(app: FastifyInstance) {
  app.addHook('preHandler', requireKey)

  app.get('/parcels', async () => store.list())
  app.get('/parcels/:id', async (request) => store.find((request.params as { id: string }).id))
  app.post('/parcels', async (request, reply) => reply.code(201).send(store.add(request.body)))
  app.put('/parcels/:id/position', { preHandler: [requireCourier] }, async (request) => {
    return store.move((request.params as { id: string }).id, request.body)
  })
}
