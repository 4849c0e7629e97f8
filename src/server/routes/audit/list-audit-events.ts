/** GET /v1/audit-events: lists the audit log, newest first. */
import { toAuditJson } from '../../../engine/audit/hash-audit-event.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { auditEventOutput, auditQueryShape, toAuditFilter } from '../../schemas/audit-schema.ts'
import { pageOutput, pageQueryShape } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const listAuditEventsEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/audit-events',
  operationId: 'listAuditEvents',
  tag: 'Audit',
  summary: 'List audit events',
  description:
    'Who did what, when and from where, newest first. Every filter that is given must match. ' +
    'The log of an API that was deleted stays.',
  scope: 'read:audit',
  query: strictObject({ ...auditQueryShape, ...pageQueryShape }),
  responses: {
    200: {
      description: 'A page, newest first.',
      schema: pageOutput(auditEventOutput, 'AuditEventPage'),
    },
  },
  async handle({ deps: { engine }, query: { limit, cursor, ...query } }) {
    const page = { size: limit, cursor: cursor ?? null }
    const found = await engine.storage.listAuditEvents(toAuditFilter(query), page)
    return answerJson(200, { items: found.items.map(toAuditJson), cursor: found.cursor })
  },
})
