/** POST /v1/leaks/github: takes what GitHub's secret scanning found (its partner protocol). */
import { hash } from 'node:crypto'
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'
import { reportLeaks } from '../../../engine/leaks/report-leaks.ts'
import { KEYWARD_ITSELF } from '../../../engine/principal.ts'
import { originOf } from '../../authorize-admin.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { tellReports } from '../../leaks/tell-reports.ts'
import { verifyGithubReport } from '../../leaks/verify-github-report.ts'
import { githubReportBody, githubReportOutput } from '../../schemas/leak-schema.ts'

export const reportGithubLeaksEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/leaks/github',
  operationId: 'reportGithubLeaks',
  tag: 'Leaks',
  summary: 'Report keys that GitHub found',
  description:
    "GitHub's secret scanning partner protocol: the fields `Github-Public-Key-Identifier` and " +
    '`Github-Public-Key-Signature` prove the body. What follows for a real key is the policy ' +
    '`onLeak` of its API. 404 unless `leaks.github` is configured.',
  requestFields: {
    'Github-Public-Key-Identifier': 'Which of the public keys of GitHub it is signed with.',
    'Github-Public-Key-Signature': 'ECDSA over the bytes of the body, base64.',
  },
  scope: null,
  isOffered: ({ leaks }) => leaks?.github !== undefined && leaks.github !== null,
  body: githubReportBody,
  bodyBytesMax: limits.githubReportBodyBytesMax,
  bodyExample: [
    {
      token: 'some_token',
      type: 'keyward_api_key',
      url: 'https://github.com/octocat/Hello-World/blob/main/foo/bar.txt',
      source: 'commit',
    },
  ],
  // The address of a page may hold the key that was found on it, and so may what GitHub adds.
  keyTextsAt: /^\/\d+\//,
  responses: {
    200: { description: 'Which of them are real.', schema: githubReportOutput },
  },
  problems: [
    'route_not_found',
    'invalid_request',
    'report_signature_invalid',
    'rate_limited',
    'overloaded',
    'storage_unavailable',
    'reporter_keys_unavailable',
  ],
  async handle({ deps: { engine, leaks, logger }, body, rawBody, request, requestId }) {
    const github = leaks?.github ?? null
    if (github === null) throw new KeywardError('route_not_found')
    await verifyGithubReport(engine, github, request, rawBody)
    const reporter = { ...KEYWARD_ITSELF, ...originOf(request) }
    const reports = body.map(({ token, url, source }) => {
      return { token, url: url ?? null, source: source ?? null, note: null }
    })
    const verdicts = await reportLeaks(engine, reporter, 'github', reports)
    tellReports(logger, { requestId, reporter: 'github', verdicts })
    const labels = body.map(({ token, type }, index) => ({
      token_hash: hash('sha256', token, 'hex'),
      token_type: type,
      label: verdicts[index]?.isReal === true ? 'true_positive' : 'false_positive',
    }))
    return answerJson(200, labels)
  },
})
