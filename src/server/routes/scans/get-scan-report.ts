/** GET /v1/scans/{id}/report: the report of a scan, in the form that is asked for. */
import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { getScanReport } from '../../../engine/scans/get-scan.ts'
import { HTML_STYLE } from '../../../scanner/reports/html-style.ts'
import { type ReportFormat, reportFormats } from '../../../scanner/reports/report-formats.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'
import { getScanDesk } from '../../scans/get-scan-desk.ts'
import { scanReportOutput } from '../../schemas/scan-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  sarif: 'application/sarif+json',
  junit: 'application/xml',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
}

/** What a target said stands in it, so it may do nothing at all, whatever got into it. */
const STYLE_HASH = createHash('sha256').update(HTML_STYLE).digest('base64')
const HTML_POLICY =
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

export const getScanReportEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/scans/{id}/report',
  operationId: 'getScanReport',
  tag: 'Scans',
  summary: 'The report of a scan',
  description: 'As `keyward scan` gives it, in one of its forms.',
  scope: 'read:scans',
  query: strictObject({ format: z.enum(reportFormats).default('json') }),
  responses: {
    200: {
      description: 'The report.',
      schema: scanReportOutput,
      otherMediaTypes: ['application/sarif+json', 'application/xml', 'text/html', 'text/plain'],
    },
  },
  problems: ['scan_not_found', 'scan_not_ready'],
  async handle({ deps, params: { id }, query: { format } }) {
    const report = await getScanReport(deps.engine, id)
    const text = format === 'json' ? report : await getScanDesk(deps).reports.format(report, format)
    return answerText(MEDIA_TYPES[format], text, {
      'content-security-policy': HTML_POLICY,
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
  },
})
