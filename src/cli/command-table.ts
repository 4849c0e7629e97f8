/** Says which commands there are: the whole table, each with the file that does it. */
import { type Command, defineCommand } from './command.ts'
import {
  explainKeyShape,
  explainShape,
  exportKeysShape,
  importKeysShape,
  keyPatternShape,
  verifyKeyShape,
} from './specs/access-specs.ts'
import {
  createApiShape,
  deleteApiShape,
  listApisShape,
  showApiShape,
  updateApiShape,
} from './specs/api-specs.ts'
import {
  exportAuditShape,
  listAuditShape,
  showAuditKeyShape,
  tailAuditShape,
  verifyAuditShape,
} from './specs/audit-specs.ts'
import { codeShape } from './specs/code-specs.ts'
import { evidenceShape, verifyEvidenceShape } from './specs/evidence-specs.ts'
import {
  createKeyShape,
  listKeysShape,
  revokeKeyShape,
  showKeyShape,
  updateKeyShape,
} from './specs/key-specs.ts'
import { leaksShape } from './specs/leaks-specs.ts'
import { reviewKeysShape } from './specs/review-specs.ts'
import {
  createRoleShape,
  deleteRoleShape,
  listRolesShape,
  showRoleShape,
  updateRoleShape,
} from './specs/role-specs.ts'
import {
  cancelRotationShape,
  finishRotationShape,
  quarantineKeyShape,
  releaseKeyShape,
  rotateKeyShape,
  showRotationShape,
} from './specs/rotation-specs.ts'
import { scanShape } from './specs/scan-specs.ts'
import {
  cancelScanShape,
  compareScansShape,
  createScanScheduleShape,
  createScanShape,
  deleteScanScheduleShape,
  listScanSchedulesShape,
  listScansShape,
  reportScanShape,
  showScanScheduleShape,
  showScanShape,
} from './specs/server-scan-specs.ts'
import { initShape, protectShape, rotatePepperShape, serveShape } from './specs/server-specs.ts'
import {
  exchangeTokenShape,
  listSigningKeysShape,
  rotateSigningKeysShape,
} from './specs/token-specs.ts'
import { usageShape } from './specs/usage-specs.ts'

/** First words that stand for several commands. */
export const commandGroups: Readonly<Record<string, string>> = {
  apis: 'Create, list, show, change and delete APIs',
  keys: 'Create, list, change, rotate, revoke, verify, import and export keys',
  roles: 'Create, list, show, change and delete roles',
  scans: 'Have a server scan APIs, and show, compare and report what it found',
  'scan-schedules': 'Have a server scan APIs again and again',
  'signing-keys': 'List and rotate the keys that sign tokens',
  audit: 'List, follow, export and prove who did what',
  pepper: 'Maintain the pepper of a data directory',
}

export const commands: readonly Command[] = [
  defineCommand(serveShape, async () => (await import('./commands/serve.ts')).serve),
  defineCommand(protectShape, async () => (await import('./commands/protect.ts')).protect),
  defineCommand(initShape, async () => (await import('./commands/init.ts')).init),

  defineCommand(scanShape, async () => (await import('./commands/scan.ts')).scan),
  defineCommand(codeShape, async () => (await import('./commands/code.ts')).code),
  defineCommand(leaksShape, async () => (await import('./commands/leaks.ts')).leaks),

  defineCommand(createApiShape, async () => (await import('./commands/create-api.ts')).createApi),
  defineCommand(listApisShape, async () => (await import('./commands/list-apis.ts')).listApis),
  defineCommand(showApiShape, async () => (await import('./commands/show-api.ts')).showApi),
  defineCommand(updateApiShape, async () => (await import('./commands/update-api.ts')).updateApi),
  defineCommand(deleteApiShape, async () => (await import('./commands/delete-api.ts')).deleteApi),

  defineCommand(createKeyShape, async () => (await import('./commands/create-key.ts')).createKey),
  defineCommand(listKeysShape, async () => (await import('./commands/list-keys.ts')).listKeys),
  defineCommand(showKeyShape, async () => (await import('./commands/show-key.ts')).showKey),
  defineCommand(updateKeyShape, async () => (await import('./commands/update-key.ts')).updateKey),
  defineCommand(revokeKeyShape, async () => (await import('./commands/revoke-key.ts')).revokeKey),
  defineCommand(rotateKeyShape, async () => (await import('./commands/rotate-key.ts')).rotateKey),
  defineCommand(
    showRotationShape,
    async () => (await import('./commands/show-rotation.ts')).showRotation,
  ),
  defineCommand(
    finishRotationShape,
    async () => (await import('./commands/finish-rotation.ts')).finishRotation,
  ),
  defineCommand(
    cancelRotationShape,
    async () => (await import('./commands/cancel-rotation.ts')).cancelRotation,
  ),
  defineCommand(
    quarantineKeyShape,
    async () => (await import('./commands/quarantine-key.ts')).quarantineKey,
  ),
  defineCommand(
    releaseKeyShape,
    async () => (await import('./commands/release-key.ts')).releaseKey,
  ),
  defineCommand(
    reviewKeysShape,
    async () => (await import('./commands/review-keys.ts')).reviewKeys,
  ),
  defineCommand(verifyKeyShape, async () => (await import('./commands/verify-key.ts')).verifyKey),
  defineCommand(
    explainKeyShape,
    async () => (await import('./commands/explain-key.ts')).explainKey,
  ),
  defineCommand(
    keyPatternShape,
    async () => (await import('./commands/show-key-pattern.ts')).showKeyPattern,
  ),
  defineCommand(
    importKeysShape,
    async () => (await import('./commands/import-keys.ts')).importKeys,
  ),
  defineCommand(
    exportKeysShape,
    async () => (await import('./commands/export-keys.ts')).exportKeys,
  ),

  defineCommand(
    createRoleShape,
    async () => (await import('./commands/create-role.ts')).createRole,
  ),
  defineCommand(listRolesShape, async () => (await import('./commands/list-roles.ts')).listRoles),
  defineCommand(showRoleShape, async () => (await import('./commands/show-role.ts')).showRole),
  defineCommand(
    updateRoleShape,
    async () => (await import('./commands/update-role.ts')).updateRole,
  ),
  defineCommand(
    deleteRoleShape,
    async () => (await import('./commands/delete-role.ts')).deleteRole,
  ),

  defineCommand(
    createScanShape,
    async () => (await import('./commands/create-scan.ts')).createScan,
  ),
  defineCommand(listScansShape, async () => (await import('./commands/list-scans.ts')).listScans),
  defineCommand(showScanShape, async () => (await import('./commands/show-scan.ts')).showScan),
  defineCommand(
    reportScanShape,
    async () => (await import('./commands/report-scan.ts')).reportScan,
  ),
  defineCommand(
    compareScansShape,
    async () => (await import('./commands/compare-scans.ts')).compareScans,
  ),
  defineCommand(
    cancelScanShape,
    async () => (await import('./commands/cancel-scan.ts')).cancelScan,
  ),

  defineCommand(
    createScanScheduleShape,
    async () => (await import('./commands/create-scan-schedule.ts')).createScanSchedule,
  ),
  defineCommand(
    listScanSchedulesShape,
    async () => (await import('./commands/list-scan-schedules.ts')).listScanSchedules,
  ),
  defineCommand(
    showScanScheduleShape,
    async () => (await import('./commands/show-scan-schedule.ts')).showScanSchedule,
  ),
  defineCommand(
    deleteScanScheduleShape,
    async () => (await import('./commands/delete-scan-schedule.ts')).deleteScanSchedule,
  ),

  defineCommand(
    exchangeTokenShape,
    async () => (await import('./commands/exchange-token.ts')).exchangeToken,
  ),
  defineCommand(
    listSigningKeysShape,
    async () => (await import('./commands/list-signing-keys.ts')).listSigningKeys,
  ),
  defineCommand(
    rotateSigningKeysShape,
    async () => (await import('./commands/rotate-signing-keys.ts')).rotateSigningKeys,
  ),

  defineCommand(listAuditShape, async () => (await import('./commands/list-audit.ts')).listAudit),
  defineCommand(tailAuditShape, async () => (await import('./commands/tail-audit.ts')).tailAudit),
  defineCommand(
    exportAuditShape,
    async () => (await import('./commands/export-audit.ts')).exportAudit,
  ),
  defineCommand(
    verifyAuditShape,
    async () => (await import('./commands/verify-audit.ts')).verifyAudit,
  ),
  defineCommand(
    showAuditKeyShape,
    async () => (await import('./commands/show-audit-key.ts')).showAuditKey,
  ),

  defineCommand(usageShape, async () => (await import('./commands/usage.ts')).usage),
  defineCommand(evidenceShape, async () => (await import('./commands/evidence.ts')).evidence),
  defineCommand(
    verifyEvidenceShape,
    async () => (await import('./commands/verify-evidence.ts')).verifyEvidence,
  ),

  defineCommand(explainShape, async () => (await import('./commands/explain-key.ts')).explain),
  defineCommand(
    rotatePepperShape,
    async () => (await import('./commands/rotate-pepper.ts')).rotatePepper,
  ),
]
