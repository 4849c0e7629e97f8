/** Decides how results are shown: medians for orientation, ratios of the same round to go by. */
import { compareSlots, type Slot, type Slots, slotsOf } from './interleave.ts'
import { spreadOf } from './statistics.ts'

const COLUMNS = ['', 'per second', '(best)', 'ratio', '[low .. high]', 'p50', 'p99', 'p99 ratio']

/** One row for each contestant; ratios are to `reference`. */
export function formatTable(title: string, slots: Slots, reference: string): string {
  const rows = [...slots.keys()].map((name) => formatRow(slots, name, reference))
  const columns = Math.max(...rows.map((row) => row.length))
  const all = [COLUMNS.slice(0, columns), ...rows]
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return [title, `ratios to: ${reference}`, ...lines, ''].join('\n')
}

function formatRow(slots: Slots, name: string, reference: string): string[] {
  const perSecond = spreadOf(slotsOf(slots, name).map((slot) => slot.perSecond))
  const ratio = compareSlots(slots, name, reference)
  const row = [
    name,
    formatCount(perSecond.median),
    `(${formatCount(perSecond.high)})`,
    formatRatio(ratio.median),
    `[${formatRatio(ratio.low)} .. ${formatRatio(ratio.high)}]`,
  ]
  if (slotsOf(slots, name).some((slot) => slot.p99Us === undefined)) return row
  const p99 = (slot: Slot) => slot.p99Us ?? 0
  return [
    ...row,
    formatUs(spreadOf(slotsOf(slots, name).map((slot) => slot.p50Us ?? 0)).median),
    formatUs(spreadOf(slotsOf(slots, name).map(p99)).median),
    formatRatio(compareSlots(slots, name, reference, p99).median),
  ]
}

function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en')
}

/** Two digits after the point near 1, more where the ratio is small. */
function formatRatio(value: number): string {
  return value >= 0.1 ? value.toFixed(2) : value.toPrecision(2)
}

function formatUs(value: number): string {
  return `${formatCount(value)} µs`
}
