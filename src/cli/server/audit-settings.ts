/** Decides how long the audit log is kept: option, then environment, then file; else for ever. */
import type { ReadConfig } from '../config/read-config.ts'
import { parseDuration } from '../text/parse-duration.ts'

/** Null: for ever. */
export function resolveAuditRetention(
  option: number | undefined,
  read: ReadConfig | null,
): number | null {
  const field = read?.config.audit?.retention
  return option ?? (field === undefined ? null : (parseDuration(String(field)) ?? null))
}
