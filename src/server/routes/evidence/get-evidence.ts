/** GET /v1/evidence: what Keyward can show toward the controls of a framework, signed. */
import { FieldProblems } from '../../../base/field-problems.ts'
import { limits } from '../../../base/limits.ts'
import { formatJson } from '../../../base/text/format-json.ts'
import { DAY_MS, SECOND_MS } from '../../../base/units.ts'
import { getAuditDesk } from '../../audit/get-audit-desk.ts'
import { answerJson, answerText, defineEndpoint } from '../../endpoint.ts'
import { createEvidence, type Evidence } from '../../evidence/create-evidence.ts'
import { EVIDENCE_POLICY, formatEvidenceHtml } from '../../evidence/format-evidence-html.ts'
import {
  type EVIDENCE_FORMATS,
  evidenceOutput,
  evidenceQuery,
} from '../../schemas/evidence-schema.ts'

type Format = (typeof EVIDENCE_FORMATS)[number]

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
}

export const getEvidenceEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/evidence',
  operationId: 'getEvidence',
  tag: 'Audit',
  summary: 'Evidence toward PCI DSS or SOC 2',
  description:
    'Per control: what Keyward can show, with figures and rows, what it cannot, and how to get ' +
    'the same again. Keys and policies as they are now, the rest of the period. The header field ' +
    '`keyward-signature` holds the signature of exactly this body, in base64; with `sealed=true` ' +
    'both come in one JSON object. `keyward evidence verify` checks it without this server.',
  scope: 'read:evidence',
  query: evidenceQuery,
  responses: {
    200: {
      description: 'The evidence.',
      schema: evidenceOutput,
      otherMediaTypes: ['text/html'],
      headers: { 'keyward-signature': 'Signed note over the body, in base64.' },
    },
  },
  problems: ['api_not_found'],
  async handle({ deps, principal, query }) {
    const { framework, api, format, sealed } = query
    const nowMs = deps.engine.clock.nowMs()
    const period = choosePeriod(query.from ?? null, query.to ?? null, nowMs)
    const desk = getAuditDesk(deps)
    await desk.signHeads()
    const request = { ...period, apiId: api ?? null }
    const asker = { id: principal.id, version: deps.version }
    const evidence = await createEvidence(deps.engine, desk.signer, framework, request, asker)
    const content = format === 'html' ? formatEvidenceHtml(evidence) : toText(evidence)
    const signature = desk.signer.signEvidence(Buffer.from(content))
    if (sealed) {
      const auditProof = String(evidence.figures['auditProof'])
      return answerJson(200, { format, content, signature, auditProof })
    }
    return answerText(MEDIA_TYPES[format], content, {
      'keyward-signature': Buffer.from(signature).toString('base64'),
      'content-security-policy': `${EVIDENCE_POLICY}; frame-ancestors 'none'; sandbox`,
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
  },
})

function toText(evidence: Evidence): string {
  return `${formatJson(evidence, 2)}\n`
}

/** Error `invalid_request`. */
function choosePeriod(from: number | null, to: number | null, nowMs: number) {
  // What happens in this very second is in it.
  const endMs = nowMs - (nowMs % SECOND_MS) + SECOND_MS
  const toMs = Math.min(to ?? endMs, endMs)
  const fromMs = from ?? toMs - limits.reviewDaysDefault * DAY_MS
  const days = limits.evidencePeriodMsMax / DAY_MS
  const problems = new FieldProblems()
  problems.check(fromMs < toMs, '/query/from', 'must be before the end of the period')
  const isShort = toMs - fromMs <= limits.evidencePeriodMsMax
  problems.check(isShort, '/query/from', `must be at most ${days} days before the end`)
  problems.throwIfAny()
  return { fromMs, toMs }
}
