/** GET /readyz: says whether new requests should come here. */
import { z } from '@hono/zod-openapi'
import { KeywardError } from '../../../base/errors.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'

export const getReadinessEndpoint = defineEndpoint({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  tag: 'Operations',
  summary: 'Should new requests come here?',
  description: 'No while the server stops, or while the key store does not answer.',
  scope: null,
  responses: {
    200: { description: 'Yes.', schema: z.strictObject({ status: z.literal('ready') }) },
  },
  problems: ['shutting_down', 'storage_unavailable'],
  async handle({ deps: { engine, isDraining } }) {
    if (isDraining()) throw new KeywardError('shutting_down')
    try {
      await engine.storage.ping()
    } catch (cause) {
      throw new KeywardError('storage_unavailable', {}, { cause })
    }
    return answerJson(200, { status: 'ready' })
  },
})
