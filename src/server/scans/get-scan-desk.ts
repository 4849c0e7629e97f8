/** Decides that scans need a server: a command that ends with its answer could not run them. */
import { KeywardError } from '../../base/errors.ts'
import type { ManagementDeps } from '../management-deps.ts'
import type { ScanDesk } from './scan-desk.ts'

/** Error `scan_needs_server`. */
export function getScanDesk({ scans }: ManagementDeps): ScanDesk {
  if (scans === undefined) throw new KeywardError('scan_needs_server')
  return scans
}
