/** GET /healthz: says that the process lives, and nothing else. */
import { z } from '@hono/zod-openapi'
import { answerJson, defineEndpoint } from '../../endpoint.ts'

export const getHealthEndpoint = defineEndpoint({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  tag: 'Operations',
  summary: 'Is the process alive?',
  scope: null,
  responses: {
    200: { description: 'It is.', schema: z.strictObject({ status: z.literal('ok') }) },
  },
  handle: () => answerJson(200, { status: 'ok' }),
})
