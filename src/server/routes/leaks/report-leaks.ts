/** POST /v1/leaks: takes reports of leaked keys from who knows a secret of ours, or is admin. */
import { hash } from 'node:crypto'
import { limits } from '../../../base/limits.ts'
import { reportLeaks } from '../../../engine/leaks/report-leaks.ts'
import { KEYWARD_ITSELF } from '../../../engine/principal.ts'
import { originOf } from '../../authorize-admin.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { tellReports } from '../../leaks/tell-reports.ts'
import { verifyWebhookReport } from '../../leaks/verify-webhook-report.ts'
import { leakReportBody, leakReportOutput } from '../../schemas/leak-schema.ts'
import { hasWebhookSignature } from '../../webhooks/verify-webhook.ts'

export const reportLeaksEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/leaks',
  operationId: 'reportLeaks',
  tag: 'Leaks',
  summary: 'Report leaked keys',
  description:
    'Says which of the texts are real keys or tokens, and does with those what the policy ' +
    '`onLeak` of their API says. Instead of a key a request may bring a signature by Standard ' +
    'Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the secret of ' +
    '`leaks.secretFile`; then the answer names no keys.',
  requestFields: {
    'webhook-id': 'Of a signed report: a name for it.',
    'webhook-timestamp': 'Of a signed report: now, in seconds.',
    'webhook-signature': 'Of a signed report: `v1,` and the HMAC-SHA-256, base64.',
  },
  scope: 'report:leaks',
  bringsProof: hasWebhookSignature,
  body: leakReportBody,
  bodyBytesMax: limits.leakReportBodyBytesMax,
  bodyExample: {
    leaks: [{ token: 'some_token', url: 'https://paste.example.com/42', source: 'paste' }],
  },
  keyTextsAt: /^\/leaks\/\d+\/(?:token|url|source|note)$/,
  responses: {
    200: { description: 'Which of them are real.', schema: leakReportOutput },
  },
  problems: ['report_signature_invalid'],
  async handle({ deps, principal, body, rawBody, request, requestId }) {
    const { engine, leaks, logger } = deps
    const isWebhook = hasWebhookSignature(request.rawHeaders)
    if (isWebhook) await verifyWebhookReport(engine, leaks?.secrets ?? [], request, rawBody)
    const reports = body.leaks.map(({ token, url, source, note }) => {
      return { token, url: url ?? null, source: source ?? null, note: note ?? null }
    })
    const who = isWebhook ? { ...KEYWARD_ITSELF, ...originOf(request) } : principal
    const reporter = isWebhook ? 'webhook' : 'admin'
    const verdicts = await reportLeaks(engine, who, reporter, reports)
    tellReports(logger, { requestId, reporter, verdicts })
    const told = verdicts.map(({ isReal, keyId, reaction }, index) => ({
      tokenSha256: hash('sha256', reports[index]?.token ?? '', 'hex'),
      label: isReal ? 'true_positive' : 'false_positive',
      ...(isWebhook ? {} : { keyId, reaction }),
    }))
    return answerJson(200, { leaks: told })
  },
})
