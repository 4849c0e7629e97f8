import { beforeAll, describe, expect, it } from 'vitest'
import {
  appendEvents,
  createAuditSigner,
  draftAuditEvent,
  exportAuditText,
  findAuditFault,
  joinLines,
  linesOf,
  openAuditLog,
} from '../../../test/fixtures/audit-log.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { FixedClock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS } from '../../base/units.ts'
import { type ExportLine, formatExportLine } from './export-line.ts'
import { formatCanonicalJson } from './format-canonical-json.ts'
import { pruneAudit } from './prune-audit.ts'
import { signAuditHeads } from './sign-audit-heads.ts'

describe('an export of the audit log', () => {
  const signer = createAuditSigner()
  let text = ''
  let lines: string[] = []
  beforeAll(async () => {
    const { engine } = await openAuditLog(signer)
    text = await exportAuditText(engine, signer)
    lines = linesOf(text)
  })

  it('is proven, with the key that signed it and without', async () => {
    expect(await findAuditFault(text)).toBeUndefined()
    expect(await findAuditFault(text, { key: signer.verifierKey })).toBeUndefined()
    expect(await findAuditFault(text, { key: signer.getLogKey('shop') })).toBeUndefined()
    const events = lines.filter((line) => JSON.parse(line).type === undefined)
    expect(events.map((line) => JSON.parse(line).tenant)).toContain('shop')
    for (const line of lines) expect(formatCanonicalJson(JSON.parse(line))).toBe(line)
  })

  it('is not proven after any one byte of it was flipped, and the line is named', async () => {
    const bytes = Buffer.from(text)
    const lineAt: number[] = []
    let line = 1
    for (const byte of bytes) {
      lineAt.push(line)
      if (byte === 0x0a) line++
    }
    const missed: unknown[] = []
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [0x01 << (at % 5), 0x20, 0x80]) {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ mask
        const fault = await findAuditFault(flipped)
        if (fault === undefined || fault.line !== lineAt[at]) missed.push({ at, mask, fault })
      }
    }
    expect(missed).toEqual([])
  }, 60_000)

  it('is not proven after a line was dropped, doubled, or swapped with another', async () => {
    for (let at = 0; at < lines.length; at++) {
      const dropped = await findAuditFault(joinLines(lines.toSpliced(at, 1)))
      expect(dropped, `dropped ${at + 1}`).toBeDefined()
      const next = lines.findIndex((line, index) => index > at && /"type":/.test(line))
      expect(dropped?.line, `dropped ${at + 1}`).toBeLessThanOrEqual(next < 0 ? at + 1 : next)
      expect(dropped?.line).toBeGreaterThan(at)
      const doubled = await findAuditFault(joinLines(lines.toSpliced(at, 0, lines[at] ?? '')))
      expect(doubled?.line, `doubled ${at + 1}`).toBe(at + 2)
      for (let other = at + 1; other < lines.length; other++) {
        const swapped = lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '')
        const fault = await findAuditFault(joinLines(swapped))
        const places = [at + 1, other + 1]
        expect(places, `swapped ${at + 1} and ${other + 1}`).toContain(fault?.line)
      }
    }
  }, 60_000)

  it('is not proven when it was cut off anywhere, or something follows', async () => {
    for (let length = 0; length < text.length; length += 7) {
      expect(await findAuditFault(text.slice(0, length)), `cut at ${length}`).toBeDefined()
    }
    expect(await findAuditFault(text.slice(0, -1))).toMatchObject({
      why: expect.stringMatching(/end/),
    })
    for (const more of ['\n', ' ', '{}\n', text]) {
      expect(await findAuditFault(text + more)).toMatchObject({ line: expect.any(Number) })
    }
  })

  it('is not proven when lines are replaced by well-formed others', async () => {
    const header = JSON.parse(lines[0] ?? '')
    const other = { ...header, exportedAt: '2020-01-01T00:00:00.000Z' } as ExportLine
    const fault = await findAuditFault(joinLines(lines.with(0, formatExportLine(other))))
    expect(fault).toEqual(
      expect.objectContaining({
        line: lines.length,
        why: expect.stringContaining('signs another'),
      }),
    )
  })

  it('takes another line end or encoding for what it is', async () => {
    expect(await findAuditFault(text.replaceAll('\n', '\r\n'))).toMatchObject({ line: 1 })
    expect(await findAuditFault(`\ufeff${text}`)).toMatchObject({ line: 1 })
    expect(await findAuditFault(Buffer.from(text, 'utf16le'))).toMatchObject({ line: 1 })
  })
})

describe('a part of the log', () => {
  const signer = createAuditSigner()

  it('of one tenant, or from a day on, is proven by itself and against what was kept', async () => {
    const { engine, clock } = await openAuditLog(signer)
    const before = linesOf(await exportAuditText(engine, signer))
    const notes = before.flatMap((line) => JSON.parse(line).note ?? [])
    clock.advanceMs(DAY_MS)
    const fromMs = clock.nowMs()
    await appendEvents(engine, 'shop', 3)
    const part = await exportAuditText(engine, signer, { fromMs })
    expect(await findAuditFault(part, { notes, key: signer.verifierKey })).toBeUndefined()
    const events = linesOf(part).filter((line) => JSON.parse(line).type === undefined)
    expect(events).toHaveLength(3)
    const shop = await exportAuditText(engine, signer, { tenant: 'shop' })
    expect(await findAuditFault(shop, { notes })).toBeUndefined()
    const tampered = part.replace('"frontier":["', '"frontier":["0')
    expect(await findAuditFault(tampered)).toBeDefined()
  })

  it('that is left after pruning is proven, and says what was pruned', async () => {
    const { engine, clock } = await openAuditLog(signer)
    await exportAuditText(engine, signer)
    const notes = (await engine.storage.listAuditCheckpoints('shop', -1, 9)).map(({ note }) => note)
    clock.advanceMs(2 * DAY_MS)
    await appendEvents(engine, 'shop', 2)
    await pruneAudit(engine, clock.nowMs() - DAY_MS)
    const head = await engine.storage.findAuditHead('shop')
    expect(head?.prunedSize).toBeGreaterThanOrEqual(4)
    expect(head?.prunedSize).toBeLessThan(head?.size ?? 0)
    const text = await exportAuditText(engine, signer)
    expect(await findAuditFault(text, { notes })).toBeUndefined()
    expect(text).toContain('audit.pruned')
    await pruneAudit(engine, clock.nowMs() - DAY_MS)
    expect((await engine.storage.findAuditHead('shop'))?.size).toBe(head?.size)
  })

  it('keeps what no checkpoint covers, however old it is', async () => {
    const clock = new FixedClock()
    const engine = await openMemoryEngine({}, clock)
    await appendEvents(engine, 'shop', 3)
    clock.advanceMs(9 * DAY_MS)
    await pruneAudit(engine, clock.nowMs())
    expect(await engine.storage.findAuditHead('shop')).toMatchObject({ prunedSize: 0 })
  })

  it('is pruned however many events came at once, and never beyond one that is young', async () => {
    const clock = new FixedClock()
    const engine = await openMemoryEngine({}, clock)
    const signer = createAuditSigner()
    const events = Array.from({ length: limits.auditPrunedAtOnce + 1_000 }, (_, n) =>
      draftAuditEvent(engine, 'crm', `key_${n}`),
    )
    await engine.storage.appendTrail({ events, revocations: [] })
    await signAuditHeads(engine, signer)
    clock.advanceMs(DAY_MS)
    await appendEvents(engine, 'crm', 3)
    await signAuditHeads(engine, signer)
    await pruneAudit(engine, clock.nowMs() - 1)
    const head = await engine.storage.findAuditHead('crm')
    expect(head).toMatchObject({ prunedSize: events.length, size: events.length + 4 })
    const text = await exportAuditText(engine, signer)
    expect(await findAuditFault(text)).toBeUndefined()
  })

  it('is proven when every event is gone', async () => {
    const { engine, clock } = await openAuditLog(signer)
    await signAuditHeads(engine, signer)
    clock.advanceMs(9 * DAY_MS)
    await pruneAudit(engine, clock.nowMs())
    expect(await findAuditFault(await exportAuditText(engine, signer))).toBeUndefined()
    const future = clock.nowMs() + DAY_MS
    const empty = await exportAuditText(engine, signer, { fromMs: future })
    expect(await findAuditFault(empty, { key: signer.verifierKey })).toBeUndefined()
  })
})
