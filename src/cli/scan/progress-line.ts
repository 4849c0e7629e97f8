/** Decides how a scan shows that it goes on: one line on a terminal, drawn anew, then gone. */

import { limits } from '../../base/limits.ts'
import { cutToWidth, displayWidth } from '../../base/text/display-width.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { ScanProgress } from '../../scanner/scan-settings.ts'
import type { CliContext } from '../cli-context.ts'

export interface ProgressLine {
  update(progress: ScanProgress): void
  /** Makes room for other words; the line comes back with the next update. */
  clear(): void
}

const PHASES: Readonly<Record<ScanProgress['phase'], string>> = {
  inventory: 'Looking for operations',
  keys: 'Trying keys',
  access: 'Asking who reaches what',
  rules: 'Applying rules',
  done: 'Done',
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
  let phase: ScanProgress['phase'] | null = null
  const draw = (line: string) => {
    const cut = cutToWidth(line, errorStyle.width - 1)
    const width = displayWidth(cut)
    printError(`\r${cut}${' '.repeat(Math.max(0, shownWidth - width))}`)
    shownWidth = width
  }
  const clear = () => {
    if (shownWidth === 0) return
    draw('')
    printError('\r')
  }
  return {
    update(progress) {
      if (progress.phase === 'done') return clear()
      const now = nowMs()
      if (progress.phase === phase && now - drawnAtMs < limits.scanProgressIntervalMs) return
      phase = progress.phase
      drawnAtMs = now
      draw(describe(progress))
    },
    clear,
  }
}

function describe({ phase, doing, done, total, requestsSent }: ScanProgress): string {
  const count = total > 0 ? ` ${done}/${total}` : ''
  const requests = `${requestsSent} ${requestsSent === 1 ? 'request' : 'requests'}`
  return `${PHASES[phase]}${count}, ${requests}: ${neutralise(doing)}`
}
