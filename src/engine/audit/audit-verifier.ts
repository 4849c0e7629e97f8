/** Decides whether an export of the audit log is whole and unaltered, with nothing but itself. */
import { createHash } from 'node:crypto'
import { formatExportSeal, nameExports } from './audit-signer.ts'
import { ChainCheck, isTenant, readChainStart } from './chain-check.ts'
import { EXPORT_FORMAT, hashLine } from './export-line.ts'
import { formatBrief } from './format-brief.ts'
import { parseExportLine } from './parse-export-line.ts'
import { openNote } from './signed-note.ts'
import { logKeyOf, type TrustedCheckpoints } from './trusted-checkpoints.ts'
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts'

type Fields = Readonly<Record<string, unknown>>

/** The first place that cannot be true. `why` goes on after the name of the place. */
export interface AuditFault {
  readonly line: number
  readonly tenant: string | null
  readonly seq: number | null
  readonly why: string
}

export interface ExportHeader {
  readonly authority: string
  readonly key: VerifierKey
  readonly exportedAt: string
  readonly tenant: string | null
  readonly from: string | null
}

/** `known`: a key that came from elsewhere; the export must be signed by it. */
export function readExportHeader(
  bytes: Uint8Array,
  known: VerifierKey | undefined,
): { readonly header: ExportHeader } | { readonly fault: string } {
  const form = nameOtherForm(bytes)
  if (form !== undefined) return { fault: form }
  const parsed = parseExportLine(bytes)
  if ('fault' in parsed) return parsed
  const { type, line, format, authority, publicKey, hash } = parsed.fields
  const { exportedAt, tenant, from } = parsed.fields
  if (type !== 'header' || line !== 1 || format !== EXPORT_FORMAT) {
    return { fault: `is not the beginning of an export (${EXPORT_FORMAT})` }
  }
  if (hash !== hashLine(parsed.fields)) return { fault: ALTERED }
  const key = typeof publicKey === 'string' ? parseVerifierKey(publicKey) : undefined
  const isOwn = typeof authority === 'string' && /^[0-9A-Za-z]{12}$/.test(authority)
  if (key === undefined || !isOwn || key.name !== nameExports(authority)) {
    return { fault: 'names no usable public key' }
  }
  const isTold = (tenant === null || isTenant(tenant)) && (from === null || isInstant(from))
  if (!isTold || !isInstant(exportedAt)) {
    return { fault: 'does not say what was exported' }
  }
  const isOfKnown = known === undefined || known.material === key.material
  if (!isOfKnown || !isNameOf(known, key.name)) {
    return { fault: 'names another public key than the one that was given' }
  }
  return { header: { authority, key, exportedAt, tenant, from } }
}

const ALTERED = 'was altered: its hash is that of another content'

export class AuditVerifier {
  events = 0
  checkpoints = 0
  tenants = 0
  compared = 0
  readonly #header: ExportHeader
  readonly #trusted: TrustedCheckpoints
  readonly #hash = createHash('sha256')
  #bytes = 0
  #line = 0
  #isEnded = false
  #chain: ChainCheck | undefined
  #seen = new Set<string>()

  constructor(header: ExportHeader, trusted: TrustedCheckpoints) {
    this.#header = header
    this.#trusted = trusted
  }

  /** A line without its end, the header first. Answers the first fault: nothing counts after it. */
  add(bytes: Uint8Array): AuditFault | undefined {
    this.#line++
    const parsed = parseExportLine(bytes)
    if ('fault' in parsed) return this.#fault(parsed.fault)
    const { fields } = parsed
    const why = this.#isEnded ? 'stands after the end of the export' : this.#check(fields)
    if (why !== undefined) return this.#fault(why, fields)
    this.#hash.update(bytes).update('\n')
    this.#bytes += bytes.length + 1
    return undefined
  }

  refuseLongLine(): AuditFault {
    this.#line++
    return this.#fault('is longer than any line of an export')
  }

  /** `isWhole`: the last line has its end too. */
  finish(isWhole: boolean): AuditFault | undefined {
    this.#line++
    if (!this.#isEnded) return this.#fault('is missing: the export was cut off')
    return isWhole ? undefined : this.#fault('is missing: the last line has no end')
  }

  /** Checkpoints from elsewhere that say nothing of what is in the export. */
  get notCompared(): number {
    return this.#trusted.count - this.compared
  }

  #check(fields: Fields): string | undefined {
    const { type, line, hash } = fields
    if (type === undefined) return this.#addEvent(fields)
    if (hash !== hashLine(fields)) return ALTERED
    if (line !== this.#line) {
      return `was line ${formatBrief(line)}: lines before it were removed or added`
    }
    if (type === 'header') return this.#line === 1 ? undefined : 'is a second header'
    if (type === 'tenant') return this.#beginTenant(fields)
    if (type === 'checkpoint') return this.#addCheckpoint(fields)
    if (type === 'end') return this.#end(fields)
    return 'is of a type that nobody knows'
  }

  #addEvent(fields: Fields): string | undefined {
    this.events++
    if (this.#chain === undefined) return 'is an event before any tenant'
    return this.#chain.addEvent(fields)
  }

  #addCheckpoint(fields: Fields): string | undefined {
    this.checkpoints++
    if (this.#chain === undefined) return 'is a checkpoint before any tenant'
    return this.#chain.addCheckpoint(fields)
  }

  #beginTenant(fields: Fields): string | undefined {
    const start = readChainStart(fields)
    if (start === undefined) return 'does not say how the chain of a tenant begins'
    const { tenant } = start
    const why = this.#endTenant()
    if (why !== undefined) return why
    if (this.#chain !== undefined && tenant <= this.#chain.tenant) return 'is out of order'
    const { authority, key } = this.#header
    if (this.#header.tenant !== null && tenant !== this.#header.tenant) {
      return `begins ${tenant}, which is not what was exported`
    }
    this.tenants++
    this.#chain = new ChainCheck(start, logKeyOf(tenant, authority, key.material), this.#trusted)
    return this.#chain.compareTrusted()
  }

  #endTenant(): string | undefined {
    const why = this.#chain?.finish()
    if (why !== undefined || this.#chain === undefined) return why
    this.compared += this.#chain.compared
    if (this.#trusted.listSizes(this.#chain.tenant).length > 0) this.#seen.add(this.#chain.tenant)
    return undefined
  }

  #end({ events, signature }: Fields): string | undefined {
    const why = this.#endTenant()
    if (why !== undefined) return why
    const only = this.#header.tenant
    const missing = this.#trusted.tenants.find(
      (tenant) => !this.#seen.has(tenant) && (only === null || only === tenant),
    )
    if (missing !== undefined) {
      return `ends the export without ${missing}, of which a checkpoint was kept elsewhere`
    }
    if (events !== this.events)
      return `counts ${formatBrief(events)} events, but there are ${this.events}`
    const seal = formatExportSeal(this.#bytes, this.#hash.copy().digest('hex'))
    const text = typeof signature === 'string' ? openNote(signature, this.#header.key) : undefined
    if (text === undefined) return 'is not signed by the key that the export names'
    if (text !== seal) return 'signs another export: a line above was added, removed or replaced'
    this.#isEnded = true
    return undefined
  }

  #fault(why: string, fields: Fields = {}): AuditFault {
    const tenant = isTenant(fields['tenant']) ? fields['tenant'] : null
    const seq = typeof fields['seq'] === 'number' ? fields['seq'] : null
    return { line: this.#line, tenant: tenant ?? this.#chain?.tenant ?? null, seq, why }
  }
}

/** What people do to files in good faith, told by its name. */
function nameOtherForm(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'is empty'
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'is compressed (gzip): unpack it first'
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return 'begins with a byte order mark'
  return undefined
}

function isNameOf(known: VerifierKey | undefined, name: string): boolean {
  return known === undefined || known.name === name || known.name.startsWith(`${name}/`)
}

/** As `toISOString` writes it: it is shown to people. */
function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{12}Z$/.test(value)
}
