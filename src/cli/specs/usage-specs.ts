/** Says what the command on the use of keys takes. */
import { USAGE_STEPS } from '../../engine/usage/usage-storage.ts'
import { defineShape } from '../command.ts'
import { choice, text } from '../option.ts'
import { connectionOptions } from './connection-options.ts'
import { periodFrom, periodTo } from './period-options.ts'

export const usageShape = {
  ...defineShape({
    name: 'usage',
    summary: 'Show how keys are used',
    description:
      'Shows how often requests were allowed and denied, by hour or minute and by scope; of one ' +
      'key also from which networks and by which programs it was used. Minutes are kept for two ' +
      'days, hours for 400 days. Only requests with a real key are counted.',
    arguments: {},
    options: {
      api: text('<id>', 'only of this API'),
      scope: text('<scope>', 'only what needed this scope, alone or with others'),
      by: choice('<step>', USAGE_STEPS, 'a row for each', 'hour'),
      from: periodFrom('from that time on (default: a day before the end; by minute, an hour)'),
      to: periodTo('before that time (default: now)'),
      ...connectionOptions,
    },
    examples: [
      { line: 'keyward usage', does: 'of all APIs, in the last day' },
      { line: 'keyward usage key_4fQ2bX9kLm1Z', does: 'of one key' },
      { line: 'keyward usage --api shop --by minute', does: 'of one API, in the last hour' },
    ],
  }),
  rest: { name: 'key', description: 'id of the key; of one at most' },
}
