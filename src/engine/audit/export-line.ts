/** Says which lines an export of the audit log has, and how each is written. */
import { hash as digest } from 'node:crypto'
import { formatCanonicalJson } from './format-canonical-json.ts'

export const EXPORT_FORMAT = 'keyward-audit-export/v1'

export interface HeaderLine {
  readonly type: 'header'
  readonly line: number
  readonly format: typeof EXPORT_FORMAT
  readonly authority: string
  /** The key that signed it, as a verifier key. Proves nothing by itself. */
  readonly publicKey: string
  readonly exportedAt: string
  /** Only this tenant, or null for all of them. */
  readonly tenant: string | null
  /** Where each tenant begins: its first event at or after that; null: all that are kept. */
  readonly from: string | null
}

/** Before the events of a tenant: the state of its chain just before the first of them. */
export interface TenantLine {
  readonly type: 'tenant'
  readonly line: number
  readonly tenant: string
  readonly size: number
  readonly lastHash: string
  readonly frontier: readonly string[]
}

/** After the event of that `size`. */
export interface CheckpointLine {
  readonly type: 'checkpoint'
  readonly line: number
  readonly tenant: string
  readonly size: number
  readonly at: string
  readonly note: string
}

export interface EndLine {
  readonly type: 'end'
  readonly line: number
  readonly events: number
  /** A signed note over how many bytes stand before this line, and their SHA-256. */
  readonly signature: string
}

export type ExportLine = HeaderLine | TenantLine | CheckpointLine | EndLine

/**
 * Canonical JSON with a `hash` over the rest, as events have it: then what was altered by chance is
 * found where it stands, and not only by the signature at the end.
 */
export function formatExportLine(line: ExportLine): string {
  return formatCanonicalJson({ ...line, hash: hashLine(line) })
}

/** Hex SHA-256 of the canonical JSON without the member `hash`. */
export function hashLine(line: object): string {
  return digest('sha256', formatCanonicalJson({ ...line, hash: undefined }), 'hex')
}
