import type { FastifyPluginAsync } from 'fastify'
import { requireKey, requireScope } from '../keys.js'
import { store } from '../store.js'

export const adminRoutes: FastifyPluginAsync = async (app) => {
  app.delete(
    '/parcels/:id',
    { onRequest: [requireKey, requireScope('admin')] },
    async (request, reply) => {
      store.drop((request.params as { id: string }).id)
      return reply.code(204).send()
    },
  )

  app.route({
    method: 'GET',
    url: '/customers',
    onRequest: [requireKey, requireScope('admin')],
    handler: async () => store.customers(),
  })
}
