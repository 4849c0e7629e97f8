/** Decides how rows are laid out as a table that fits the terminal. */
import { cutToWidth, displayWidth, padToWidth } from '../../base/text/display-width.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { Style } from './style.ts'

export interface Column<R> {
  readonly title: string
  readonly cell: (row: R) => string
  /** May be cut when it gets narrow; the others, such as ids, are worth nothing in part. */
  readonly isElastic?: boolean
  /** May be left out when cutting is not enough; the highest goes first. */
  readonly dropOrder?: number
  readonly paint?: (row: R, style: Style) => (text: string) => string
}

interface Laid<R> {
  readonly column: Column<R>
  readonly cells: readonly string[]
  width: number
}

const GAP = '  '
const ELASTIC_WIDTH_MIN = 8

export function formatTable<R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
  style: Style,
): string {
  const laid = columns.map((column) => {
    const cells = rows.map((row) => neutralise(column.cell(row)))
    const widths = [column.title, ...cells].map(displayWidth)
    return { column, cells, width: widths.reduce((most, each) => Math.max(most, each), 0) }
  })
  const fitting = shrink(dropWhatDoesNotFit(laid, style.width), style.width)
  const titles = formatLine(fitting, ({ column }) => [column.title.toUpperCase(), style.dim])
  const lines = rows.map((row, index) =>
    formatLine(fitting, ({ column, cells }) => [
      cells[index] ?? '',
      column.paint?.(row, style) ?? ((text) => text),
    ]),
  )
  return [titles, ...lines].map((line) => `${line}\n`).join('')
}

function formatLine<R>(
  laid: readonly Laid<R>[],
  show: (column: Laid<R>) => readonly [text: string, paint: (text: string) => string],
): string {
  const parts = laid.map((column) => {
    const [text, paint] = show(column)
    const cut = cutToWidth(text, column.width)
    const padding = padToWidth(cut, column.width).slice(cut.length)
    return (cut === '' ? '' : paint(cut)) + padding
  })
  return parts.join(GAP).trimEnd()
}

function dropWhatDoesNotFit<R>(laid: readonly Laid<R>[], width: number): readonly Laid<R>[] {
  const least = (columns: readonly Laid<R>[]) =>
    sumWidths(columns.map((each) => ({ ...each, width: leastWidth(each) })))
  let kept = laid
  while (least(kept) > width) {
    const orders = kept.map(({ column }) => column.dropOrder ?? 0)
    const highest = Math.max(...orders)
    if (highest === 0) break
    kept = kept.filter(({ column }) => (column.dropOrder ?? 0) !== highest)
  }
  return kept
}

function leastWidth<R>({ column, width }: Laid<R>): number {
  return column.isElastic === true ? Math.min(width, ELASTIC_WIDTH_MIN) : width
}

/** Takes from the widest elastic column, one by one. */
function shrink<R>(laid: readonly Laid<R>[], width: number): readonly Laid<R>[] {
  while (sumWidths(laid) > width) {
    const elastic = laid.filter((each) => each.width > leastWidth(each))
    const [first] = elastic.toSorted((left, right) => right.width - left.width)
    if (first === undefined) break
    first.width--
  }
  return laid
}

function sumWidths<R>(laid: readonly Laid<R>[]): number {
  return laid.reduce((sum, { width }) => sum + width, GAP.length * (laid.length - 1))
}
