/** GET /v1/keys/review: what is wrong with the keys that work, the worst first. */
import { reviewKeys } from '../../../engine/review/review-keys.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toReviewJson } from '../../review-json.ts'
import { reviewOutput, reviewQuery } from '../../schemas/review-schema.ts'

export const reviewKeysEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/keys/review',
  operationId: 'reviewKeys',
  tag: 'Keys',
  summary: 'Review keys',
  description:
    'Scopes that were granted but never used, keys that rest, are too old, exposed, shared, or ' +
    'have no owner or end. Only keys that work, or will. `proposal` is the least that a key ' +
    'needs by what it was used for; there is none where too little is known. Of tokens ' +
    'that others verify offline only the fetching is seen.',
  scope: 'read:keys',
  query: reviewQuery,
  responses: { 200: { description: 'The review.', schema: reviewOutput } },
  problems: ['api_not_found', 'key_not_found'],
  async handle({ deps: { engine }, query }) {
    const { api, key, kind, days, limit, cursor } = query
    const request = { apiId: api, keyId: key, kind, days, count: limit, cursor }
    return answerJson(200, toReviewJson(await reviewKeys(engine, request), days))
  },
})
