/** Decides what the log says of reports of leaks: how many, and which keys; not what they hold. */
import type { LeakReporter, LeakVerdict } from '../../engine/leaks/report-leaks.ts'
import type { Logger } from '../logger.ts'

interface Reported {
  readonly requestId: string
  readonly reporter: LeakReporter
  readonly verdicts: readonly LeakVerdict[]
}

/** Of real keys only so many are named: the audit log has them all. */
const NAMED_MAX = 10

export function tellReports(logger: Logger, { requestId, reporter, verdicts }: Reported): void {
  const real = verdicts.filter(({ isReal }) => isReal)
  const keyIds = [...new Set(real.map(({ keyId }) => keyId))].slice(0, NAMED_MAX)
  const told = { requestId, reporter, reports: verdicts.length, real: real.length, keyIds }
  logger[real.length === 0 ? 'info' : 'warn'](told, 'leaks reported')
}
