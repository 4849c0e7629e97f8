/** Decides how a dry run tells what a scan would do. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { ScanPlan } from '../../scanner/plan-scan.ts'
import { formatFields } from '../text/format-fields.ts'
import { formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'

export function tellPlan(plan: ScanPlan, style: Style): string {
  const { document, operations, skipped, keys, rules } = plan
  const held = rules.filter(({ reason }) => reason !== null)
  const fields = formatFields(
    [
      ['target', plan.target],
      ['document', document === null ? 'looked for' : `${document.source} (${document.version})`],
      ['requests', `at most ${plan.requestsBudget}, ${plan.requestsPerSecond} a second`],
      ['at once', String(plan.concurrency)],
      ['rules', `${rules.length - held.length} of ${rules.length}`],
      ...keys.map(({ name, hint, placements }): [string, string] => [
        `key ${name}`,
        `${hint} as ${placements.join(', ')}`,
      ]),
    ],
    style,
  )
  const sections = [
    `${style.bold('Dry run: nothing was sent.')}\n${fields}`,
    tellTable('Would be asked', tellOperations(operations, style), operations.length, style),
    tellTable('Would be skipped', tellSkipped(skipped, style), skipped.length, style),
    tellTable('Rules that would not run', tellRules(held, style), held.length, style),
    plan.notes.map((note) => `${neutralise(note)}\n`).join(''),
  ]
  return sections.filter((each) => each !== '').join('\n')
}

function tellTable(title: string, table: string, count: number, style: Style): string {
  return count === 0 ? '' : `${style.bold(title)}\n${table}`
}

function tellOperations(operations: ScanPlan['operations'], style: Style): string {
  return formatTable(
    [
      { title: 'method', cell: ({ method }) => method },
      { title: 'path', cell: ({ path }) => path, isElastic: true },
      { title: 'known from', cell: ({ source }) => source, dropOrder: 1 },
      { title: 'as', cell: ({ callers }) => callers.join(', '), isElastic: true },
    ],
    operations,
    style,
  )
}

function tellSkipped(skipped: ScanPlan['skipped'], style: Style): string {
  return formatTable(
    [
      { title: 'method', cell: ({ method }) => method },
      { title: 'path', cell: ({ path }) => path, isElastic: true },
      { title: 'why', cell: ({ reason }) => reason ?? '', isElastic: true },
    ],
    skipped,
    style,
  )
}

function tellRules(rules: ScanPlan['rules'], style: Style): string {
  return formatTable(
    [
      { title: 'rule', cell: ({ ruleId }) => ruleId },
      { title: 'why', cell: ({ reason }) => reason ?? '', isElastic: true },
    ],
    rules,
    style,
  )
}
