/** Says what the commands on roles take. */
import { defineShape } from '../command.ts'
import { onOff, text, texts } from '../option.ts'
import { connectionOptions } from './connection-options.ts'
import { pageOptions } from './value-options.ts'

const roleName = { name: 'name of the role, such as reader' }
const api = text('<id>', 'API of the role; may be left out when there is one API')
const scope = texts('<scope>', 'scope that it grants, such as read:users or read:*')
const description = text('<text>', 'what it is for')

export const createRoleShape = defineShape({
  name: 'roles create',
  summary: 'Create a role',
  description: 'Creates a role: a named set of scopes that keys of the same API can hold.',
  arguments: roleName,
  options: { api, scope, description, ...connectionOptions },
  examples: [
    {
      line: 'keyward roles create reader --api shop --scope read:users --scope read:posts',
      does: 'a role with two scopes',
    },
  ],
})

export const listRolesShape = defineShape({
  name: 'roles list',
  summary: 'List the roles of an API',
  description: 'Lists the roles of an API by name.',
  arguments: {},
  options: { api, ...pageOptions, all: onOff('show all pages'), ...connectionOptions },
  examples: [{ line: 'keyward roles list --api shop', does: 'the first page' }],
})

export const showRoleShape = defineShape({
  name: 'roles show',
  summary: 'Show a role',
  description: 'Shows a role with its scopes.',
  arguments: roleName,
  options: { api, ...connectionOptions },
  examples: [{ line: 'keyward roles show reader --api shop', does: 'everything about it' }],
})

export const updateRoleShape = defineShape({
  name: 'roles update',
  summary: 'Change what a role grants',
  description:
    'Changes what is named and leaves the rest. The scopes are replaced as a whole, and keys ' +
    'that hold the role have them from their next request.',
  arguments: roleName,
  options: { api, scope, description, ...connectionOptions },
  examples: [
    { line: 'keyward roles update reader --api shop --scope "read:*"', does: 'may read all' },
  ],
})

export const deleteRoleShape = defineShape({
  name: 'roles delete',
  summary: 'Delete a role that no live key holds',
  description: 'Deletes a role. Refused while a key that is not revoked holds it.',
  arguments: roleName,
  options: { api, ...connectionOptions },
  examples: [{ line: 'keyward roles delete reader --api shop', does: 'it is gone' }],
})
