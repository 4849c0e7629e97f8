/** GET /v1/audit-checkpoints: the signed states of the audit log, for others to keep. */
import { z } from '@hono/zod-openapi'
import type { AuditCheckpoint } from '../../../engine/audit/audit-storage.ts'
import { formatFingerprint, formatVerifierKey } from '../../../engine/audit/verifier-key.ts'
import { getAuditDesk } from '../../audit/get-audit-desk.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { auditCheckpointOutput } from '../../schemas/audit-schema.ts'
import { formatInstant } from '../../schemas/instant-schema.ts'
import { pageQueryShape, searchText } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const listAuditCheckpointsEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/audit-checkpoints',
  operationId: 'listAuditCheckpoints',
  tag: 'Audit',
  summary: 'List checkpoints of the audit log',
  description:
    'With `api`: the checkpoints of that API, by size, those after `afterSize`. Without: the ' +
    'newest of every API, signed now where events came since. Keep them where this server ' +
    'cannot write: they show that no older copy of the log was put back.',
  scope: 'read:audit',
  query: strictObject({
    api: searchText.optional().openapi({ example: 'shop' }),
    afterSize: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the size of a checkpoint')
      .transform(Number)
      .optional()
      .openapi({ type: 'integer', description: 'Of the last checkpoint of the page before.' }),
    limit: pageQueryShape.limit,
  }),
  responses: {
    200: {
      description: 'Checkpoints, and the key by which they are checked.',
      schema: z
        .strictObject({
          authority: z.string().openapi({ example: '4fQ2bX9kLm1Z' }),
          publicKey: z.string().openapi({ description: 'For `keyward audit verify`.' }),
          fingerprint: z.string(),
          items: z.array(auditCheckpointOutput),
        })
        .openapi('AuditCheckpoints'),
    },
  },
  async handle({ deps, query: { api, afterSize, limit } }) {
    const desk = getAuditDesk(deps)
    const { storage } = deps.engine
    const toJson = ({ tenant, size, atMs, note }: AuditCheckpoint) => {
      const verifierKey = formatVerifierKey(desk.signer.getLogKey(tenant))
      return { tenant, size, at: formatInstant(atMs), note, verifierKey }
    }
    await desk.signHeads()
    const found: AuditCheckpoint[] = []
    if (api !== undefined) {
      found.push(...(await storage.listAuditCheckpoints(api, afterSize ?? -1, limit)))
    } else {
      for (const { tenant } of await storage.listAuditHeads()) {
        const newest = await storage.findAuditCheckpoint(tenant)
        if (newest !== undefined) found.push(newest)
      }
    }
    const { authorityId: authority, verifierKey } = desk.signer
    const publicKey = formatVerifierKey(verifierKey)
    const fingerprint = formatFingerprint(verifierKey)
    return answerJson(200, { authority, publicKey, fingerprint, items: found.map(toJson) })
  },
})
