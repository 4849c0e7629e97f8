/** Decides how audit events, checkpoints and their filters are written in requests and answers. */
import { z } from '@hono/zod-openapi'
import { AUDIT_ACTIONS } from '../../engine/audit/audit-event.ts'
import type { AuditFilter } from '../../engine/audit/audit-storage.ts'
import { pickDefined } from '../defined-fields.ts'
import { instantInput, instantOutput } from './instant-schema.ts'
import { searchText } from './page-schema.ts'

export const AUDIT_OUTCOMES = ['done', 'denied', 'noticed'] as const

const ACTOR_KINDS = ['admin_key', 'key', 'local', 'system', 'anonymous'] as const

const hex = z.string().openapi({ example: '5f3c0a'.padEnd(64, '0') })

const fields = z.record(z.string(), z.unknown())

export const auditEventOutput = z
  .strictObject({
    tenant: z.string().openapi({
      description: 'The API that it is about; `keyward` for what is about none.',
      example: 'shop',
    }),
    seq: z.int().openapi({ description: 'From 1, without a gap, in each tenant.' }),
    at: instantOutput,
    action: z.enum(AUDIT_ACTIONS),
    outcome: z.enum(AUDIT_OUTCOMES),
    actor: z.strictObject({ kind: z.enum(ACTOR_KINDS), id: z.string() }),
    target: z.strictObject({ kind: z.string(), id: z.string() }),
    before: fields.nullable().openapi({ description: 'Of what changed. Never a secret.' }),
    after: fields.nullable(),
    details: fields,
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    previousHash: hex,
    hash: hex.openapi({
      description: 'SHA-256 of the canonical JSON (RFC 8785) of all other members.',
    }),
  })
  .openapi('AuditEvent')

export const auditCheckpointOutput = z
  .strictObject({
    tenant: z.string().openapi({ example: 'shop' }),
    size: z.int().openapi({ description: 'How many events it stands for.' }),
    at: instantOutput,
    note: z.string().openapi({ description: 'Signed tree head (C2SP tlog-checkpoint).' }),
    verifierKey: z.string().openapi({ description: 'Checks it, in any tool for signed notes.' }),
  })
  .openapi('AuditCheckpoint')

export const auditQueryShape = {
  api: searchText.optional().openapi({ description: 'Events of this API.', example: 'shop' }),
  action: z.enum(AUDIT_ACTIONS).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  actor: searchText.optional().openapi({ description: 'By whom: the id of an admin key.' }),
  target: searchText.optional().openapi({ description: 'About what: the id of a key, say.' }),
  from: instantInput.optional().openapi({ description: 'Not before that time.' }),
  to: instantInput.optional().openapi({ description: 'Before that time.' }),
}

interface AuditQuery {
  readonly api?: string | undefined
  readonly action?: AuditFilter['action'] | undefined
  readonly outcome?: AuditFilter['outcome'] | undefined
  readonly actor?: string | undefined
  readonly target?: string | undefined
  readonly from?: number | null | undefined
  readonly to?: number | null | undefined
}

export function toAuditFilter(query: AuditQuery): AuditFilter {
  const { api, action, outcome, actor, target, from, to } = query
  const fromMs = from ?? undefined
  const toMs = to ?? undefined
  return pickDefined({
    tenant: api,
    action,
    outcome,
    actorId: actor,
    targetId: target,
    fromMs,
    toMs,
  })
}
