import type { FastifyPluginAsync } from 'fastify'
import { isOperator } from '../keys.js'
import { store } from '../store.js'

export const adminRoutes: FastifyPluginAsync = async (app) => {
  app.delete('/parcels/:id', async (request, reply) => {
    if (!isOperator(request)) return reply.code(403).send({ error: 'forbidden' })
    store.drop((request.params as { id: string }).id)
    return reply.code(204).send()
  })

  app.route({
    method: 'GET',
    url: '/customers',
    handler: async () => store.customers(),
  })
}
