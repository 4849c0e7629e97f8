/** Decides how long work shows that it goes on: one line on a terminal, drawn anew, then gone. */
import { limits } from '../../base/limits.ts'
import { cutToWidth, displayWidth } from '../../base/text/display-width.ts'
import type { CliContext } from '../cli-context.ts'

export interface ProgressLine {
  /** Drawn a few times a second at most; a new phase is drawn at once. */
  update(phase: string, describe: () => string): void
  /** Makes room for other words; the line comes back with the next update. */
  clear(): void
}

/**
 * Only a return to the beginning of the line and spaces over what was there: no terminal that can
 * be told from a file needs more. Silent on a pipe, in a dumb terminal, and for JSON.
 */
export function openProgressLine(context: CliContext, nowMs: () => number): ProgressLine {
  const { isErrorTerminal, environment, errorStyle, printError, isJson } = context
  if (!isErrorTerminal || isJson || environment['TERM'] === 'dumb') {
    return { update: () => {}, clear: () => {} }
  }
  let shownWidth = 0
  let drawnAtMs = Number.NEGATIVE_INFINITY
  let shownPhase: string | null = null
  const draw = (line: string) => {
    const cut = cutToWidth(line, errorStyle.width - 1)
    const width = displayWidth(cut)
    printError(`\r${cut}${' '.repeat(Math.max(0, shownWidth - width))}`)
    shownWidth = width
  }
  return {
    update(phase, describe) {
      const now = nowMs()
      if (phase === shownPhase && now - drawnAtMs < limits.scanProgressIntervalMs) return
      shownPhase = phase
      drawnAtMs = now
      draw(describe())
    },
    clear() {
      if (shownWidth === 0) return
      draw('')
      printError('\r')
    },
  }
}
