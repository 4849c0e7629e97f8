/** POST /v1/access-reviews: records that somebody has looked through the keys of an API. */
import { recordReview } from '../../../engine/review/record-review.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toAccessReviewJson } from '../../review-json.ts'
import { accessReviewOutput, recordReviewBody } from '../../schemas/review-schema.ts'

export const recordReviewEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/access-reviews',
  operationId: 'recordReview',
  tag: 'Keys',
  summary: 'Record an access review',
  description:
    'For whoever has looked through the keys of an API with `GET /v1/keys/review`: who did, ' +
    'when, and what there was to see then go into the audit log (`access_review.done`).',
  scope: 'write:keys',
  body: recordReviewBody,
  bodyExample: { api: 'shop', note: 'quarterly review' },
  isChange: true,
  responses: { 201: { description: 'What was recorded.', schema: accessReviewOutput } },
  problems: ['api_not_found'],
  async handle({ deps: { engine }, principal, body }) {
    const { api: apiId, days, note = null } = body
    const done = await recordReview(engine, principal, { apiId, days, note })
    return answerJson(201, toAccessReviewJson(done), { target: apiId })
  },
})
