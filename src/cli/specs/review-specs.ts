/** Says what the commands take that review keys, and that make and check evidence for auditors. */
import { limits } from '../../base/limits.ts'
import { REVIEW_KINDS, REVIEW_SEVERITIES } from '../../engine/review/review-kinds.ts'
import { defineShape } from '../command.ts'
import { choice, onOff, text, texts, wholeNumber } from '../option.ts'
import { connectionOptions } from './connection-options.ts'
import { pageOptions } from './value-options.ts'

export const reviewKeysShape = defineShape({
  name: 'keys review',
  summary: 'Find keys that hold too much, rest, are too old, or belong to nobody',
  description:
    'Looks at every key that works: scopes that were never used, dormant and never-used keys, ' +
    'overdue rotations, exposed and shared keys, keys without owner or end. Shows the worst ' +
    'first, with the scopes that a key could do with, and ends with 1 when there is a finding of ' +
    'the weight that --fail-on says. --apply narrows keys to what was proposed; --record notes ' +
    'in the audit log that you have reviewed the keys of an API.',
  arguments: {},
  options: {
    api: text('<id>', 'only keys of this API'),
    days: wholeNumber(
      '<count>',
      `how far back use is looked at (default: ${limits.reviewDaysDefault})`,
      1,
      limits.reviewDaysMax,
    ),
    kind: choice('<kind>', REVIEW_KINDS, 'only keys with such a finding'),
    limit: wholeNumber(
      '<count>',
      `show so many keys, the worst (default: ${limits.reviewItemsDefault})`,
      1,
      limits.reviewItemsMax,
    ),
    cursor: pageOptions.cursor,
    all: onOff('show all pages'),
    failOn: choice(
      '<severity>',
      [...REVIEW_SEVERITIES, 'never'],
      'exit with 1 when there is a finding at or above this',
      'high',
    ),
    apply: texts('<key>', 'narrow this key to the scopes that are proposed for it'),
    record: onOff('record that you have reviewed the keys of --api'),
    note: text('<text>', 'with --record: what auditors are to know of it'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward keys review --api shop', does: 'the last 90 days' },
    { line: 'keyward keys review --days 30 --kind unused_scopes', does: 'who holds too much' },
    { line: 'keyward keys review --all --json', does: 'every key with a finding' },
    { line: 'keyward keys review --apply key_4fTzP0aQ9xLm', does: 'take what was not used' },
    { line: 'keyward keys review --api shop --record --note "Q2"', does: 'for the auditor' },
  ],
})
