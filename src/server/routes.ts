/** Says which endpoints there are: the whole table. Literal paths stand before those with names. */
import type { Endpoint } from './endpoint.ts'
import { createApiEndpoint } from './routes/apis/create-api.ts'
import { deleteApiEndpoint } from './routes/apis/delete-api.ts'
import { getApiEndpoint } from './routes/apis/get-api.ts'
import { listApisEndpoint } from './routes/apis/list-apis.ts'
import { updateApiEndpoint } from './routes/apis/update-api.ts'
import { exportAuditEndpoint } from './routes/audit/export-audit.ts'
import { followAuditEventsEndpoint } from './routes/audit/follow-audit-events.ts'
import { listAuditCheckpointsEndpoint } from './routes/audit/list-audit-checkpoints.ts'
import { listAuditEventsEndpoint } from './routes/audit/list-audit-events.ts'
import { getDocsEndpoint } from './routes/docs/get-docs.ts'
import { getDocsAssetEndpoint } from './routes/docs/get-docs-asset.ts'
import { getErrorPageEndpoint } from './routes/docs/get-error-page.ts'
import { createGetOpenapiEndpoint } from './routes/docs/get-openapi.ts'
import { getRulePageEndpoint } from './routes/docs/get-rule-page.ts'
import { getEvidenceEndpoint } from './routes/evidence/get-evidence.ts'
import { cancelRotationEndpoint } from './routes/keys/cancel-rotation.ts'
import { createKeyEndpoint } from './routes/keys/create-key.ts'
import { explainKeyEndpoint } from './routes/keys/explain-key.ts'
import { finishRotationEndpoint } from './routes/keys/finish-rotation.ts'
import { getKeyEndpoint } from './routes/keys/get-key.ts'
import { getRotationEndpoint } from './routes/keys/get-rotation.ts'
import { importKeysEndpoint } from './routes/keys/import-keys.ts'
import { listKeysEndpoint } from './routes/keys/list-keys.ts'
import { quarantineKeyEndpoint } from './routes/keys/quarantine-key.ts'
import { releaseKeyEndpoint } from './routes/keys/release-key.ts'
import { revokeKeyEndpoint } from './routes/keys/revoke-key.ts'
import { rotateKeyEndpoint } from './routes/keys/rotate-key.ts'
import { updateKeyEndpoint } from './routes/keys/update-key.ts'
import { verifyKeyEndpoint } from './routes/keys/verify-key.ts'
import { reportGithubLeaksEndpoint } from './routes/leaks/report-github-leaks.ts'
import { reportLeaksEndpoint } from './routes/leaks/report-leaks.ts'
import {
  getOAuthMetadataEndpoint,
  getOAuthMetadataOfPathEndpoint,
} from './routes/oauth/get-oauth-metadata.ts'
import { introspectTokenEndpoint } from './routes/oauth/introspect-token.ts'
import { issueTokenEndpoint } from './routes/oauth/issue-token.ts'
import { revokeTokenEndpoint } from './routes/oauth/revoke-token.ts'
import { getHealthEndpoint } from './routes/operations/get-health.ts'
import { getJwksEndpoint } from './routes/operations/get-jwks.ts'
import { getMetricsEndpoint } from './routes/operations/get-metrics.ts'
import { getReadinessEndpoint } from './routes/operations/get-readiness.ts'
import { narrowScopesEndpoint } from './routes/reviews/narrow-scopes.ts'
import { recordReviewEndpoint } from './routes/reviews/record-review.ts'
import { reviewKeysEndpoint } from './routes/reviews/review-keys.ts'
import { readRevocationsEndpoint } from './routes/revocations/read-revocations.ts'
import { createRoleEndpoint } from './routes/roles/create-role.ts'
import { deleteRoleEndpoint } from './routes/roles/delete-role.ts'
import { getRoleEndpoint } from './routes/roles/get-role.ts'
import { listRolesEndpoint } from './routes/roles/list-roles.ts'
import { updateRoleEndpoint } from './routes/roles/update-role.ts'
import { cancelScanEndpoint } from './routes/scans/cancel-scan.ts'
import { compareScansEndpoint } from './routes/scans/compare-scans.ts'
import { createScanEndpoint } from './routes/scans/create-scan.ts'
import { createScanScheduleEndpoint } from './routes/scans/create-scan-schedule.ts'
import { deleteScanScheduleEndpoint } from './routes/scans/delete-scan-schedule.ts'
import { getScanEndpoint } from './routes/scans/get-scan.ts'
import { getScanReportEndpoint } from './routes/scans/get-scan-report.ts'
import { getScanScheduleEndpoint } from './routes/scans/get-scan-schedule.ts'
import { listScanSchedulesEndpoint } from './routes/scans/list-scan-schedules.ts'
import { listScansEndpoint } from './routes/scans/list-scans.ts'
import { listSigningKeysEndpoint } from './routes/signing-keys/list-signing-keys.ts'
import { rotateSigningKeysEndpoint } from './routes/signing-keys/rotate-signing-keys.ts'
import { getUsageEndpoint } from './routes/usage/get-usage.ts'

export const routes: readonly Endpoint[] = [
  createApiEndpoint,
  listApisEndpoint,
  getApiEndpoint,
  updateApiEndpoint,
  deleteApiEndpoint,

  createKeyEndpoint,
  listKeysEndpoint,
  verifyKeyEndpoint,
  importKeysEndpoint,
  reviewKeysEndpoint,
  getKeyEndpoint,
  updateKeyEndpoint,
  revokeKeyEndpoint,
  rotateKeyEndpoint,
  getRotationEndpoint,
  finishRotationEndpoint,
  cancelRotationEndpoint,
  quarantineKeyEndpoint,
  releaseKeyEndpoint,
  narrowScopesEndpoint,
  recordReviewEndpoint,
  explainKeyEndpoint,

  createRoleEndpoint,
  listRolesEndpoint,
  getRoleEndpoint,
  updateRoleEndpoint,
  deleteRoleEndpoint,

  issueTokenEndpoint,
  introspectTokenEndpoint,
  revokeTokenEndpoint,
  getOAuthMetadataEndpoint,
  getOAuthMetadataOfPathEndpoint,
  listSigningKeysEndpoint,
  rotateSigningKeysEndpoint,

  createScanEndpoint,
  listScansEndpoint,
  getScanEndpoint,
  getScanReportEndpoint,
  compareScansEndpoint,
  cancelScanEndpoint,

  createScanScheduleEndpoint,
  listScanSchedulesEndpoint,
  getScanScheduleEndpoint,
  deleteScanScheduleEndpoint,

  readRevocationsEndpoint,

  listAuditEventsEndpoint,
  followAuditEventsEndpoint,
  listAuditCheckpointsEndpoint,
  exportAuditEndpoint,
  getEvidenceEndpoint,

  getUsageEndpoint,

  reportGithubLeaksEndpoint,
  reportLeaksEndpoint,

  getHealthEndpoint,
  getReadinessEndpoint,
  getMetricsEndpoint,
  getJwksEndpoint,

  createGetOpenapiEndpoint(() => routes),
  getDocsEndpoint,
  getDocsAssetEndpoint,
  getErrorPageEndpoint,
  getRulePageEndpoint,
]
