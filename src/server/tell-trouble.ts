/** Decides what the log is told of a request that failed, and how loud. */
import { KeywardError } from '../base/errors.ts'
import type { Logger } from './logger.ts'

/** Such as the request id, and what was asked. */
export type TroubleFacts = Readonly<Record<string, string | undefined>>

/**
 * Refusals are the caller's affair; the rest is ours, and its details are only in the log. But
 * whoever keeps us busy must not fill the log with stacks as well.
 */
export function tellTrouble(logger: Logger, error: unknown, facts: TroubleFacts): void {
  if (!(error instanceof KeywardError)) {
    logger.error({ ...facts, err: error }, 'request failed')
    return
  }
  const { code, status, details } = error
  const told = { ...facts, code, detail: details.detail }
  if (code === 'overloaded') logger.warn(told, 'refused for now')
  else if (status >= 500) logger.error({ ...facts, err: error }, 'request failed')
  else if (code === 'scope_escalation') logger.warn(told, 'admin denied')
}
