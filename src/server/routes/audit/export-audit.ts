/** GET /v1/audit-export: the audit log in the form that can be proven anywhere, as a stream. */
import { KeywardError } from '../../../base/errors.ts'
import { exportAudit } from '../../../engine/audit/export-audit.ts'
import { getAuditDesk } from '../../audit/get-audit-desk.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { instantInput } from '../../schemas/instant-schema.ts'
import { searchText } from '../../schemas/page-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const exportAuditEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/audit-export',
  operationId: 'exportAudit',
  tag: 'Audit',
  summary: 'Export the audit log',
  description:
    'One JSON object a line: events in their chains, checkpoints, and a signature over all of ' +
    'it. `keyward audit verify` proves it without this server. An answer that is cut off has no ' +
    'last line and is not proven.',
  scope: 'read:audit',
  query: strictObject({
    api: searchText.optional().openapi({ description: 'Only of this API.', example: 'shop' }),
    from: instantInput.optional().openapi({
      description:
        'Begins each API with its first event at or after that time. There is no end ' +
        'but the newest event: a log that leaves that out could hide anything.',
    }),
  }),
  responses: {
    200: { description: 'The log.', mediaType: 'application/x-ndjson' },
  },
  problems: ['api_not_found'],
  async handle({ deps, query: { api: tenant, from } }) {
    const desk = getAuditDesk(deps)
    // What was asked for stands in the export, so it must be the name of a log and nothing else.
    if (tenant !== undefined && (await deps.engine.storage.findAuditHead(tenant)) === undefined) {
      throw new KeywardError('api_not_found')
    }
    await desk.signHeads()
    const lines = exportAudit(deps.engine, desk.signer, { tenant, fromMs: from ?? undefined })
    const headers = { 'content-type': 'application/x-ndjson' }
    return { status: 200, body: ReadableStream.from(toBytes(lines)), headers, target: null }
  },
})

async function* toBytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const each of lines) yield Buffer.from(each)
}
