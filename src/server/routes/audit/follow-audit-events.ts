/** GET /v1/audit-events/follow: what came into the audit log after a position. */
import { z } from '@hono/zod-openapi'
import { toAuditJson } from '../../../engine/audit/hash-audit-event.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { auditEventOutput, auditQueryShape, toAuditFilter } from '../../schemas/audit-schema.ts'
import { pageQueryShape } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

const POSITION_MESSAGE = 'must be a position from an earlier answer'

const { limit } = pageQueryShape

export const followAuditEventsEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/audit-events/follow',
  operationId: 'followAuditEvents',
  tag: 'Audit',
  summary: 'Follow the audit log',
  description:
    'Events after a position, oldest first, and the position to ask for next. Without `after` ' +
    'there are no events: only where the log ends now.',
  scope: 'read:audit',
  query: strictObject({
    after: z
      .string()
      .regex(/^\d{1,15}$/, POSITION_MESSAGE)
      .transform(Number)
      .optional()
      .openapi({ type: 'integer', description: 'From an earlier answer. 0: from the start.' }),
    ...auditQueryShape,
    limit,
  }),
  responses: {
    200: {
      description: 'What came after it.',
      schema: z
        .strictObject({ items: z.array(auditEventOutput), position: z.int() })
        .openapi('AuditEventsAfter'),
    },
  },
  async handle({ deps: { engine }, query: { after, limit: count, ...query } }) {
    const { storage } = engine
    const end = await storage.findAuditPosition()
    if (after === undefined) return answerJson(200, { items: [], position: end })
    const found = await storage.readAuditEvents(toAuditFilter(query), after, count)
    // A full page may not be the last one; after any other, all up to the end has been looked at.
    const seen = found.at(-1)?.position ?? after
    const position = found.length === count ? seen : Math.max(seen, end)
    return answerJson(200, { items: found.map(({ event }) => toAuditJson(event)), position })
  },
})
