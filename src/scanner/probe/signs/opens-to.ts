/** Decides whether a changed request was let in where a stranger's plain one is turned away. */
import type { Answer } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'
import { hasSameForm } from './compare-answers.ts'
import { holdsData } from './holds-data.ts'

/**
 * With an answer to a good key at hand the new one must resemble it; without one it must at least
 * be data. Limits, errors and answers like those for unknown paths never count.
 */
export function opensTo(answer: Answer | null, good: Answer | null, scan: ScanContext): boolean {
  if (answer === null || scan.readAccess(answer).access !== 'open') return false
  if (answer.status < 200 || answer.status > 299) return false
  if (good === null) return holdsData(answer)
  return hasSameForm(answer, good)
}
