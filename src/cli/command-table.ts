/** Says which commands there are: the whole table, each with the file that does it. */
import { type Command, defineCommand } from './command.ts'
import {
  explainKeyShape,
  explainShape,
  exportKeysShape,
  importKeysShape,
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
  createKeyShape,
  listKeysShape,
  revokeKeyShape,
  showKeyShape,
  updateKeyShape,
} from './specs/key-specs.ts'
import {
  createRoleShape,
  deleteRoleShape,
  listRolesShape,
  showRoleShape,
  updateRoleShape,
} from './specs/role-specs.ts'
import { scanShape } from './specs/scan-specs.ts'
import { initShape, protectShape, rotatePepperShape, serveShape } from './specs/server-specs.ts'

/** First words that stand for several commands. */
export const commandGroups: Readonly<Record<string, string>> = {
  apis: 'Create, list, show, change and delete APIs',
  keys: 'Create, list, change, revoke, verify, import and export keys',
  roles: 'Create, list, show, change and delete roles',
  pepper: 'Maintain the pepper of a data directory',
}

export const commands: readonly Command[] = [
  defineCommand(serveShape, async () => (await import('./commands/serve.ts')).serve),
  defineCommand(protectShape, async () => (await import('./commands/protect.ts')).protect),
  defineCommand(initShape, async () => (await import('./commands/init.ts')).init),

  defineCommand(scanShape, async () => (await import('./commands/scan.ts')).scan),

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
  defineCommand(verifyKeyShape, async () => (await import('./commands/verify-key.ts')).verifyKey),
  defineCommand(
    explainKeyShape,
    async () => (await import('./commands/explain-key.ts')).explainKey,
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

  defineCommand(explainShape, async () => (await import('./commands/explain-key.ts')).explain),
  defineCommand(
    rotatePepperShape,
    async () => (await import('./commands/rotate-pepper.ts')).rotatePepper,
  ),
]
