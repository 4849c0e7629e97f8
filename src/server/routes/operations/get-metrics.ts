/** GET /metrics: what Prometheus scrapes. */
import { z } from '@hono/zod-openapi'
import { answerText, defineEndpoint } from '../../endpoint.ts'

const PROMETHEUS_TEXT = 'text/plain; version=0.0.4; charset=utf-8'

export const getMetricsEndpoint = defineEndpoint({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  tag: 'Operations',
  summary: 'Metrics for Prometheus',
  description: 'Give the scraper an admin key that holds only `read:metrics`.',
  scope: 'read:metrics',
  responses: {
    200: { description: 'Metrics.', schema: z.string(), mediaType: 'text/plain' },
  },
  async handle({ deps: { metrics } }) {
    return answerText(PROMETHEUS_TEXT, await metrics.text())
  },
})
