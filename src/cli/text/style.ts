/** Decides how text may look where it goes: how wide, and whether in colour. */

type Paint = (text: string) => string

export interface Style {
  /** Columns; infinite where output goes to a file or a pipe: then nothing is cut. */
  readonly width: number
  readonly hasColour: boolean
  readonly bold: Paint
  readonly dim: Paint
  readonly good: Paint
  readonly bad: Paint
  readonly careful: Paint
}

/** Below this a table cannot be read at all, so it is let run over. */
const WIDTH_MIN = 40

export interface OutputFacts {
  readonly isTerminal: boolean
  readonly columns: number | undefined
  /** https://no-color.org: anything but empty means no. */
  readonly noColour: string | undefined
  readonly terminalName: string | undefined
}

export function createStyle(output: OutputFacts): Style {
  const { isTerminal, columns, noColour, terminalName } = output
  const isRefused = noColour !== undefined && noColour !== ''
  const hasColour = isTerminal && !isRefused && terminalName !== 'dumb'
  const paint = (on: number, off: number): Paint =>
    hasColour ? (text) => `\x1b[${on}m${text}\x1b[${off}m` : (text) => text
  return {
    width: isTerminal ? Math.max(WIDTH_MIN, columns ?? 80) : Number.POSITIVE_INFINITY,
    hasColour,
    bold: paint(1, 22),
    dim: paint(2, 22),
    good: paint(32, 39),
    bad: paint(31, 39),
    careful: paint(33, 39),
  }
}
