/** GET /v1/usage: shows how a key, an API or all of them were used. */
import { z } from '@hono/zod-openapi'
import { getUsage } from '../../../engine/usage/get-usage.ts'
import { USAGE_STEPS } from '../../../engine/usage/usage-storage.ts'
import { pickDefined } from '../../defined-fields.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { instantInput } from '../../schemas/instant-schema.ts'
import { searchText } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'
import { usageOutput } from '../../schemas/usage-schema.ts'
import { toUsageJson } from '../../usage-json.ts'

export const getUsageEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/usage',
  operationId: 'getUsage',
  tag: 'Usage',
  summary: 'Show how keys are used',
  description:
    'Counts by minute (kept for 48 hours) or hour (400 days), by outcome and by scope; of one ' +
    'key also from which networks and by which user agents. Only requests with a real key are ' +
    'counted.',
  scope: 'read:usage',
  query: strictObject({
    key: searchText.optional().openapi({
      description: 'Of this key, by its id.',
      example: 'key_4fQ2bX9kLm1Z',
    }),
    api: searchText.optional().openapi({ description: 'Of this API.', example: 'shop' }),
    by: z.enum(USAGE_STEPS).default('hour'),
    from: instantInput.optional().openapi({
      description: 'Rounded down. A day before `to` by the hour, an hour by the minute, if absent.',
    }),
    to: instantInput.optional().openapi({ description: 'Rounded up. Now when absent.' }),
    scope: searchText.optional().openapi({
      description: 'Only what needed this scope, alone or with others.',
      example: 'read:users',
    }),
  }),
  responses: { 200: { description: 'The use.', schema: usageOutput } },
  problems: ['key_not_found', 'api_not_found'],
  async handle({ deps: { engine }, query: { key: keyId, api: apiId, by, from, to, scope } }) {
    const fromMs = from ?? undefined
    const toMs = to ?? undefined
    const question = { by, ...pickDefined({ keyId, apiId, fromMs, toMs, scope }) }
    return answerJson(200, toUsageJson(await getUsage(engine, question)))
  },
})
