/** Decides how rows are laid out as a table that fits the terminal. */
import { cutToWidth, displayWidth, padToWidth } from './display-width.ts'
import { neutralise } from './neutralise.ts'
import type { Style } from './style.ts'

export interface Column<R> {
  readonly title: string
  readonly cell: (row: R) => string
  /** Columns that may be cut when it gets narrow; the others stay whole as long as possible. */
  readonly isElastic?: boolean
  readonly paint?: (row: R, style: Style) => (text: string) => string
}

const GAP = '  '
const ELASTIC_WIDTH_MIN = 8

export function formatTable<R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
  style: Style,
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => neutralise(cell(row))))
  const natural = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...cells.map((row) => displayWidth(row[index] ?? ''))),
  )
  const widths = shrink(columns, natural, style.width)
  const lay = (texts: readonly string[], paint: (text: string, index: number) => string) =>
    texts
      .map((text, index) => {
        const cut = cutToWidth(text, widths[index] ?? 0)
        const isLast = index === texts.length - 1
        const padding = isLast ? '' : padToWidth(cut, widths[index] ?? 0).slice(cut.length)
        return paint(cut, index) + padding
      })
      .join(GAP)
      .trimEnd()
  const titles = columns.map(({ title }) => title.toUpperCase())
  const lines = [lay(titles, (text) => style.dim(text))]
  for (const [at, row] of rows.entries()) {
    lines.push(
      lay(cells[at] ?? [], (text, index) => columns[index]?.paint?.(row, style)(text) ?? text),
    )
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** Takes from the widest elastic column first, then, if it must be, from the widest of all. */
function shrink<R>(
  columns: readonly Column<R>[],
  natural: readonly number[],
  width: number,
): number[] {
  const widths = [...natural]
  const sum = () => widths.reduce((all, each) => all + each, 0) + GAP.length * (widths.length - 1)
  while (sum() > width) {
    const elastic = columns.map(({ isElastic = false }, index) =>
      isElastic && (widths[index] ?? 0) > ELASTIC_WIDTH_MIN ? (widths[index] ?? 0) : 0,
    )
    const candidates = Math.max(...elastic) > 0 ? elastic : widths
    const widest = candidates.indexOf(Math.max(...candidates))
    if ((widths[widest] ?? 0) <= 1) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}
