/** Decides how a verdict on an export is told: what is proven, by what, or where it breaks. */
import { neutralise } from '../../base/text/neutralise.ts'
import { formatFields } from '../text/format-fields.ts'
import type { Style } from '../text/style.ts'

export interface VerdictJson {
  /**
   * - `proven`: whole, unaltered and signed by a key that came from elsewhere.
   * - `consistent`: so as well, but by a key that only the file itself names.
   */
  readonly result: 'proven' | 'consistent' | 'tampered'
  readonly file: string
  /** The first place that cannot be true; `file` is the export or one of the checkpoints. */
  readonly fault: {
    readonly file: string
    readonly line: number
    readonly tenant: string | null
    readonly seq: number | null
    readonly why: string
  } | null
  readonly publicKey: string | null
  readonly fingerprint: string | null
  readonly exportedAt: string | null
  /** Only this tenant, and only from that time on, was exported; null: all. */
  readonly tenant: string | null
  readonly from: string | null
  readonly tenants: number
  readonly events: number
  readonly checkpoints: number
  /** Checkpoints that were given: how many say something of this export, and how many do not. */
  readonly compared: number
  readonly notCompared: number
}

export function viewVerdict(verdict: VerdictJson, style: Style): string {
  if (verdict.fault !== null) return viewFault(verdict.fault, style)
  const { events, tenants, checkpoints, compared, notCompared } = verdict
  const isProven = verdict.result === 'proven'
  const title = isProven ? style.good('Proven') : style.careful('Consistent')
  const kept =
    compared + notCompared > 0 ? `${compared} agree, ${notCompared} are of other parts` : null
  return (
    `${title}: nothing in this export was altered, removed or reordered.\n` +
    formatFields(
      [
        ['events', String(events)],
        ['logs', String(tenants)],
        ['checkpoints', String(checkpoints)],
        ['only', describePart(verdict)],
        ['exported', verdict.exportedAt],
        ['key', verdict.publicKey],
        ['fingerprint', verdict.fingerprint],
        ['kept checkpoints', kept],
      ],
      style,
    ) +
    (isProven ? '' : NO_ANCHOR) +
    (isProven && compared === 0 ? NO_CHECKPOINT : '')
  )
}

const NO_ANCHOR =
  'The key stands in the file itself: whoever could write all of it could have signed it with a ' +
  'key\nof their own. Compare the fingerprint with `keyward audit key`, or give --public-key, or ' +
  '\n--checkpoint with a checkpoint that was kept elsewhere.\n'

const NO_CHECKPOINT =
  'No checkpoint was compared: an older copy of the log, put back by whoever has the key, would ' +
  'look\nthe same. Give --checkpoint with the newest one that was kept elsewhere.\n'

function describePart({ tenant, from }: VerdictJson): string | null {
  const parts = [tenant, from === null ? null : `events from ${from} on`]
  return parts.filter((part) => part !== null).join(', ') || null
}

function viewFault(fault: NonNullable<VerdictJson['fault']>, style: Style): string {
  const { file, line, tenant, seq, why } = fault
  const event = seq === null ? '' : `, event ${seq}`
  const where = tenant === null ? '' : ` (${tenant}${event})`
  return `${style.bad('Tampered')}: ${neutralise(`${file}:${line}${where} ${why}`)}.\n`
}
