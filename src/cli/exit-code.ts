/** Decides with which exit code a failed command ends: wrong use is 2, wrong surroundings are 3. */
import type { ErrorCode } from '../base/error-table.ts'
import { KeywardError } from '../base/errors.ts'

/** Whoever runs the same command elsewhere may succeed; everything else is wrong use. */
const SURROUNDINGS: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'credential_in_url',
  'several_credentials',
  'forbidden',
  'scope_escalation',
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

export function exitCodeOf(error: unknown): 2 | 3 {
  return error instanceof KeywardError && !SURROUNDINGS.has(error.code) ? 2 : 3
}
