/** Says what the commands on the audit log take. */
import { AUDIT_ACTIONS } from '../../engine/audit/audit-event.ts'
import { AUDIT_OUTCOMES } from '../../server/schemas/audit-schema.ts'
import { defineShape } from '../command.ts'
import { choice, onOff, option, refuseOption, text, texts, wholeNumber } from '../option.ts'
import { hintNearest } from '../text/find-nearest.ts'
import { connectionOptions } from './connection-options.ts'
import { periodFrom, periodTo } from './period-options.ts'
import { pageOptions } from './value-options.ts'

const filterOptions = {
  api: text('<id>', 'only of this API; `keyward` is the management API itself'),
  action: option('<action>', 'only this action, such as key.revoked', (given, source) => {
    const known = AUDIT_ACTIONS.find((each) => each === given)
    if (known !== undefined) return known
    const hint = hintNearest(given, AUDIT_ACTIONS)
    return refuseOption(source, `must be one of ${AUDIT_ACTIONS.join(', ')}${hint}`)
  }),
  outcome: choice('<outcome>', AUDIT_OUTCOMES, 'only with this outcome'),
  actor: text('<id>', 'only by this admin key, or `local`'),
  target: text('<id>', 'only about this key, role or API'),
}

export const listAuditShape = defineShape({
  name: 'audit list',
  summary: 'List who did what, newest first',
  description:
    'Lists events of the audit log, newest first: changes, refusals of admins, exposures of keys ' +
    'and what Keyward did by itself. The log of an API stays when the API is deleted.',
  arguments: {},
  options: {
    ...filterOptions,
    from: periodFrom('not before that time'),
    to: periodTo('before that time'),
    ...pageOptions,
    all: onOff('show all pages'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward audit list --target key_4fQ2bX9kLm1Z', does: 'the history of a key' },
    { line: 'keyward audit list --outcome denied', does: 'who was refused' },
  ],
})

export const tailAuditShape = defineShape({
  name: 'audit tail',
  summary: 'Show events as they happen',
  description:
    'Prints the newest events and then each new one, a line for each, until Ctrl-C. With --json ' +
    'every line is the event as JSON.',
  arguments: {},
  options: {
    ...filterOptions,
    lines: wholeNumber('<count>', 'begin with so many earlier events (default: 10)', 0, 500),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward audit tail --api shop', does: 'follow one API' },
    { line: 'keyward audit tail --json --lines 0 | jq .action', does: 'feed another program' },
  ],
})

export const exportAuditShape = defineShape({
  name: 'audit export',
  summary: 'Write the audit log to a file that proves itself',
  description:
    'Writes events, checkpoints and a signature over all of it, one JSON object a line. Where ' +
    'to begin can be chosen, but not where to end: a log without its newest events could hide ' +
    'anything. `keyward audit verify` checks the file anywhere.',
  arguments: {},
  options: {
    api: text('<id>', 'only of this API'),
    from: periodFrom('begin each API with its first event at or after that time'),
    output: text('<file>', 'write to this file (default: standard output)'),
    force: onOff('replace the file when there is one'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward audit export --output audit.ndjson', does: 'everything' },
    {
      line: 'keyward audit export --from 2026-01-01T00:00:00Z --output 2026.ndjson',
      does: 'since a day',
    },
  ],
})

export const verifyAuditShape = defineShape({
  name: 'audit verify',
  summary: 'Prove that an export of the audit log is whole and unaltered',
  description:
    'Checks every event, every link of the chains, every checkpoint and the signature, with no ' +
    'server and no data directory, and names the first line that cannot be true. Exit code 1 ' +
    'means tampered. Whose key signed the file must come from elsewhere: give --public-key, or ' +
    'checkpoints that were kept where the server cannot write. Without either the file is only ' +
    'at one with itself.',
  arguments: { file: 'an export of the audit log' },
  options: {
    publicKey: text('<key>', 'the export must be signed by this key: see `keyward audit key`'),
    checkpoint: texts(
      '<file>',
      'compare with checkpoints that were kept: notes, answers of /v1/audit-checkpoints, ' +
        'audit-checkpoints.log, or earlier exports',
    ),
  },
  examples: [
    { line: 'keyward audit verify audit.ndjson', does: 'with the key that the file names' },
    {
      line: 'keyward audit verify audit.ndjson --checkpoint kept/audit-checkpoints.log',
      does: 'and no older copy either',
    },
  ],
})

export const showAuditKeyShape = defineShape({
  name: 'audit key',
  summary: 'Show the public key that the audit log is signed with',
  description:
    'Shows the key for `keyward audit verify --public-key`. Keep it where the server cannot ' +
    'write, together with checkpoints. With --api it is shown under the name of that log, as ' +
    'witnesses and other tools for signed notes want it.',
  arguments: {},
  options: { api: text('<id>', 'under the name of the log of this API'), ...connectionOptions },
  examples: [{ line: 'keyward audit key', does: 'for those who verify' }],
})
