/** Writes the audit log in the form that can be checked anywhere, a few events at a time. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import type { AuditSigner } from './audit-signer.ts'
import type { AuditCheckpoint, AuditHead, PlacedAuditEvent } from './audit-storage.ts'
import { EXPORT_FORMAT, type ExportLine, formatExportLine } from './export-line.ts'
import { toAuditLine } from './hash-audit-event.ts'
import { appendLeaf } from './merkle-range.ts'
import { formatVerifierKey } from './verifier-key.ts'

export interface AuditExportRequest {
  readonly tenant?: string | undefined
  /** Each tenant begins with its first event at or after that moment, and goes on to its end. */
  readonly fromMs?: number | undefined
}

/**
 * Whole lines, many at once. Every head must have been signed just before: an export ends where
 * the newest checkpoint of each tenant is. Error `conflict` when events were pruned meanwhile.
 */
export async function* exportAudit(
  engine: Engine,
  signer: AuditSigner,
  request: AuditExportRequest,
): AsyncGenerator<string> {
  const { tenant, fromMs } = request
  const heads = await engine.storage.listAuditHeads()
  const scroll = new Scroll()
  scroll.add({
    type: 'header',
    format: EXPORT_FORMAT,
    authority: signer.authorityId,
    publicKey: formatVerifierKey(signer.verifierKey),
    exportedAt: new Date(engine.clock.nowMs()).toISOString(),
    tenant: tenant ?? null,
    from: fromMs === undefined ? null : new Date(fromMs).toISOString(),
  })
  for (const head of heads) {
    if (tenant === undefined || head.tenant === tenant) {
      yield* exportTenant(engine, scroll, head, fromMs ?? Number.NEGATIVE_INFINITY)
    }
  }
  yield scroll.take()
  const { bytes, events } = scroll
  const signature = signer.signExport(bytes, scroll.sha256)
  scroll.add({ type: 'end', events, signature })
  yield scroll.take()
}

async function* exportTenant(
  engine: Engine,
  scroll: Scroll,
  head: AuditHead,
  fromMs: number,
): AsyncGenerator<string> {
  const { tenant } = head
  const end = await engine.storage.findAuditCheckpoint(tenant)
  // Its first event came after the heads were signed: a log without a checkpoint proves nothing.
  if (end === undefined) return
  let chain = {
    size: head.prunedSize,
    lastHash: head.prunedHash,
    frontier: head.prunedFrontier,
  }
  const start = () => scroll.add({ type: 'tenant', tenant, ...chain })
  let isStarted = false
  const checkpoints = new CheckpointWalk(engine, tenant, head.prunedSize - 1)
  for await (const { event } of walkEvents(engine, tenant)) {
    if (event.seq > end.size) break
    // A gap that somebody made in the database is exported: whoever verifies is to see it.
    if (event.seq !== chain.size + 1) await checkNotPruned(engine, head)
    if (!isStarted && event.atMs >= fromMs) {
      isStarted = true
      start()
      scroll.addCheckpoint(await checkpoints.find(chain.size))
    }
    const frontier = appendLeaf(chain.frontier, chain.size, event.hash)
    chain = { size: chain.size + 1, lastHash: event.hash, frontier }
    if (!isStarted) continue
    scroll.addEvent(toAuditLine(event))
    scroll.addCheckpoint(await checkpoints.find(event.seq))
    if (scroll.isFull) yield scroll.take()
  }
  if (isStarted) return
  start()
  scroll.addCheckpoint(await checkpoints.find(chain.size))
}

async function checkNotPruned(engine: Engine, before: AuditHead): Promise<void> {
  const now = await engine.storage.findAuditHead(before.tenant)
  if (now?.prunedSize !== before.prunedSize) throw new KeywardError('conflict')
}

async function* walkEvents(engine: Engine, tenant: string): AsyncGenerator<PlacedAuditEvent> {
  let position = 0
  for (;;) {
    const page = await engine.storage.readAuditEvents({ tenant }, position, limits.auditPageSize)
    yield* page
    // A store that answers at once would otherwise keep everybody else from their turn.
    await setImmediate()
    const last = page.at(-1)
    if (last === undefined) return
    position = last.position
  }
}

/** Finds checkpoints by ever larger sizes. */
class CheckpointWalk {
  readonly #engine: Engine
  readonly #tenant: string
  #afterSize: number
  #page: readonly AuditCheckpoint[] = []
  #next = 0
  #isOver = false

  constructor(engine: Engine, tenant: string, afterSize: number) {
    this.#engine = engine
    this.#tenant = tenant
    this.#afterSize = afterSize
  }

  async find(size: number): Promise<AuditCheckpoint | undefined> {
    for (;;) {
      const next = this.#page[this.#next]
      if (next === undefined) {
        if (this.#isOver) return undefined
        await this.#readOn()
      } else if (next.size < size) this.#next++
      else return next.size === size ? next : undefined
    }
  }

  async #readOn(): Promise<void> {
    const { storage } = this.#engine
    const count = limits.auditPageSize
    this.#page = await storage.listAuditCheckpoints(this.#tenant, this.#afterSize, count)
    this.#next = 0
    this.#isOver = this.#page.length < count
    this.#afterSize = this.#page.at(-1)?.size ?? this.#afterSize
  }
}

type WithoutLine<T> = T extends ExportLine ? Omit<T, 'line'> : never

/** Counts and hashes the lines as they are added. */
class Scroll {
  events = 0
  bytes = 0
  readonly #hash = createHash('sha256')
  #line = 0
  #text = ''

  add(line: WithoutLine<ExportLine>): void {
    this.#write(formatExportLine({ ...line, line: this.#line + 1 } as ExportLine))
  }

  addEvent(line: string): void {
    this.events++
    this.#write(line)
  }

  addCheckpoint(checkpoint: AuditCheckpoint | undefined): void {
    if (checkpoint === undefined) return
    const { tenant, size, atMs, note } = checkpoint
    this.add({ type: 'checkpoint', tenant, size, at: new Date(atMs).toISOString(), note })
  }

  get isFull(): boolean {
    return this.#text.length >= limits.auditExportChunkLength
  }

  /** Of everything that was taken so far. */
  get sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    this.#hash.update(text)
    this.bytes += Buffer.byteLength(text)
    return text
  }

  #write(line: string): void {
    this.#line++
    this.#text += `${line}\n`
  }
}
