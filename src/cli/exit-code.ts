/** Decides with which exit code a failed command ends: 1 denied, 2 wrong use, 3 surroundings. */
import type { ErrorCode } from '../base/error-table.ts'
import { KeywardError } from '../base/errors.ts'

/** The server knows who asks, and that they may not. */
const DENIED: ReadonlySet<ErrorCode> = new Set(['forbidden', 'scope_escalation'])

/** Whoever runs the same command elsewhere may succeed; everything else is wrong use. */
const SURROUNDINGS: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'credential_in_url',
  'several_credentials',
  'request_timeout',
  'rate_limited',
  'storage_unavailable',
  'overloaded',
  'shutting_down',
  'internal_error',
  'storage_full',
  'data_directory_missing',
  'data_directory_not_writable',
  'data_directory_in_use',
  'data_directory_newer',
  'database_corrupt',
  'secrets_file_invalid',
  'listen_failed',
  'server_unreachable',
  'file_not_writable',
  'target_unreachable',
  'scan_needs_server',
  'scan_target_not_allowed',
])

export function exitCodeOf(error: unknown): 1 | 2 | 3 {
  if (!(error instanceof KeywardError)) return 3
  if (DENIED.has(error.code)) return 1
  return SURROUNDINGS.has(error.code) ? 3 : 2
}
