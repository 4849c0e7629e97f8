/** GET /v1/revocations: what tells offline verifiers that tokens are void, signed. */
import { z } from '@hono/zod-openapi'
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'
import type { RevocationBatch } from '../../../engine/revocations/revocation-feed.ts'
import type { AdminRequest } from '../../admin-request.ts'
import { type Answer, answerText, defineEndpoint } from '../../endpoint.ts'
import { isStillAllowed } from '../../is-still-allowed.ts'
import { joinField } from '../../join-field.ts'
import type { ManagementDeps } from '../../management-deps.ts'
import { streamRevocations } from '../../revocations/stream-revocations.ts'
import { strictObject } from '../../schemas/strict-object.ts'

const SCOPE = 'read:revocations'
const EVENT_STREAM = 'text/event-stream'
/** Which of the two forms it is, is for the asker to say (RFC 9110 §12.5.5). */
const VARY = { vary: 'accept' }

const waitSeconds = z.coerce
  .number()
  .int()
  .min(0)
  .max(limits.revocationWaitSecondsMax)
  .default(0)
  .openapi({ description: 'Seconds to wait for news when there is none yet.' })

const place = z
  .string()
  .regex(/^(?:0|[0-9A-Za-z]{1,32}\.[0-9]{1,15})$/, 'must be `next` of an earlier batch')
  .optional()
  .openapi({ description: '`next` of the batch before. Absent: from the beginning.' })

export const readRevocationsEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/revocations',
  operationId: 'readRevocations',
  tag: 'Tokens',
  summary: 'Revocations, for verifiers that check tokens by themselves',
  description:
    'A JWT, signed as access tokens are, of the type `keyward-revocations+jwt`: `after`, `next`, ' +
    '`more` and `revocations`. With `Accept: text/event-stream` a stream of them, one a second ' +
    'at least, that goes on after `Last-Event-ID`. A place that is not of this run of the ' +
    'server is answered from the beginning: `after` then says so. A revocation is about a key, a ' +
    'role, or all tokens of an API.',
  requestFields: { 'Last-Event-ID': 'Of a stream that broke: the id of its last event.' },
  scope: SCOPE,
  query: strictObject({ after: place, wait: waitSeconds }),
  responses: {
    200: {
      description: 'The next batch; empty when there is no news.',
      schema: z.string(),
      mediaType: 'application/jwt',
      otherMediaTypes: [EVENT_STREAM],
    },
  },
  problems: ['overloaded', 'unauthorized'],
  handle({ deps, request, query: { after = null, wait } }) {
    const accept = joinField(request.rawHeaders, 'accept') ?? ''
    if (accept.toLowerCase().includes(EVENT_STREAM)) return answerStream(deps, request, after)
    return answerBatch(deps, request, after, wait)
  },
})

function answerStream(deps: ManagementDeps, request: AdminRequest, after: string | null): Answer {
  const { engine, isDraining, logger } = deps
  const feed = engine.revocationFeed
  if (feed.isFull) throw new KeywardError('overloaded')
  if (isDraining()) throw new KeywardError('shutting_down')
  const { requestId, operation } = request
  const body = streamRevocations({
    feed,
    // A stream that is opened again still has the address that it was first opened with.
    after: joinField(request.rawHeaders, 'last-event-id') ?? after,
    mayGoOn: async () => !isDraining() && (await isStillAllowed(deps, request, SCOPE)),
    onError: (error) => logger.warn({ err: error, requestId, operation }, 'stream ended'),
  })
  return {
    status: 200,
    body,
    headers: { ...VARY, 'content-type': EVENT_STREAM, 'x-accel-buffering': 'no' },
    target: null,
    silenceTimeoutMs: limits.revocationStreamSilenceMs,
  }
}

async function answerBatch(
  deps: ManagementDeps,
  request: AdminRequest,
  after: string | null,
  waitSeconds: number,
): Promise<Answer> {
  const feed = deps.engine.revocationFeed
  let batch = await feed.read(after)
  if (after !== null && waitSeconds > 0)
    batch = await waitForNews(deps, request, batch, waitSeconds)
  return answerText('application/jwt', batch.jwt, VARY)
}

/** A heartbeat is a second. What was asked for is not told to a key that died meanwhile. */
async function waitForNews(
  deps: ManagementDeps,
  request: AdminRequest,
  first: RevocationBatch,
  waitSeconds: number,
): Promise<RevocationBatch> {
  const feed = deps.engine.revocationFeed
  const leave = feed.enter()
  try {
    let batch = first
    for (let left = waitSeconds; left > 0 && !batch.isNews && !deps.isDraining(); left--) {
      batch = await feed.next(batch.next)
      if (!(await isStillAllowed(deps, request, SCOPE))) throw new KeywardError('unauthorized')
    }
    return batch
  } finally {
    leave()
  }
}
