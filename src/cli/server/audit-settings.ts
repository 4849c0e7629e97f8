/** Decides how long the audit log is kept: option, then environment, then file; else for ever. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { ReadConfig } from '../config/read-config.ts'
import { parseDuration } from '../text/parse-duration.ts'

/** Errors: `usage_error` for the option, `config_invalid` with line and column for the file. */
export function resolveAuditRetention(
  option: number | undefined,
  read: ReadConfig | null,
): number | null {
  const field = read?.config.audit?.retention
  const spanMs = option ?? (field === undefined ? undefined : parseDuration(String(field)))
  if (spanMs === undefined) return null
  const { auditRetentionMsMin: min, auditRetentionMsMax: max } = limits
  if (spanMs >= min && spanMs <= max) return spanMs
  const why = 'must be a span from 1d to 36500d, such as 400d'
  if (option !== undefined) {
    throw new KeywardError('usage_error', { detail: `--audit-retention ${why}` })
  }
  const at = read?.source.locate(['audit', 'retention']) ?? ''
  const message = `audit.retention ${why}`
  throw new KeywardError('config_invalid', { errors: [{ at, message }] })
}
