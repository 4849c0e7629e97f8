/** Decides how the table of who can reach what is drawn in a terminal. */
import { cutToWidth, displayWidth, padToWidth } from '../../base/text/display-width.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { nameOperation } from '../probe/operation.ts'
import type { Access, AccessMatrix } from '../scan-report.ts'
import type { ReportStyle } from './report-input.ts'

const GAP = '  '
/** The longest word for an access is as long as this. */
const CELL_WIDTH_MIN = 8
const CELL_WIDTH_MAX = 16
const OPERATION_WIDTH_MIN = 20

/** Callers that do not fit beside each other go into further tables below. */
export function formatMatrix(matrix: AccessMatrix, style: ReportStyle): string[] {
  const names = matrix.rows.map(({ operation }) => neutralise(nameOperation(operation)))
  const longest = names.reduce((most, name) => Math.max(most, displayWidth(name)), 9)
  const callers = matrix.callers.map((caller) => {
    const name = cutToWidth(neutralise(caller), CELL_WIDTH_MAX)
    return { name, width: Math.max(CELL_WIDTH_MIN, displayWidth(name)) }
  })
  const least = Math.min(longest, OPERATION_WIDTH_MIN)
  const blocks = splitToFit(callers, style.width - least - 2)
  const lines = blocks.flatMap(({ from, callers: shown }, index) => {
    const used = shown.reduce((sum, { width }) => sum + width + GAP.length, 0)
    const width = Math.min(longest, Math.max(least, style.width - used - 2))
    const head = ['Operation', ...shown.map(({ name }) => name)]
    const widths = [width, ...shown.map((each) => each.width)]
    const rows = matrix.rows.map(({ access }, row) =>
      drawLine(
        [names[row] ?? '', ...shown.map((_, column) => access[from + column] ?? 'untested')],
        widths,
        (text, column) => (column === 0 ? text : paintAccess(text, style)),
      ),
    )
    return [...(index === 0 ? [] : ['']), style.dim(drawLine(head, widths)), ...rows]
  })
  return [style.bold('Who reaches what'), ...lines]
}

function drawLine(
  cells: readonly string[],
  widths: readonly number[],
  paint: (text: string, column: number) => string = (text) => text,
): string {
  const drawn = cells.map((cell, column) => {
    const width = widths[column] ?? 0
    const cut = cutToWidth(cell, width)
    return paint(cut, column) + padToWidth(cut, width).slice(cut.length)
  })
  return `  ${drawn.join(GAP).trimEnd()}`
}

interface Column {
  readonly name: string
  readonly width: number
}

function splitToFit(callers: readonly Column[], width: number) {
  const blocks: { from: number; used: number; callers: Column[] }[] = []
  for (const [index, caller] of callers.entries()) {
    const last = blocks.at(-1)
    const needed = caller.width + GAP.length
    if (last === undefined || last.used + needed > width) {
      blocks.push({ from: index, used: needed, callers: [caller] })
    } else {
      last.used += needed
      last.callers.push(caller)
    }
  }
  return blocks
}

function paintAccess(access: string, style: ReportStyle): string {
  if (access === ('open' satisfies Access)) return style.careful(access)
  return access === ('refused' satisfies Access) ? style.good(access) : style.dim(access)
}
