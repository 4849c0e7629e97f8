import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import { appendEvents, createAuditSigner } from '../../../test/fixtures/audit-log.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { FixedClock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS } from '../../base/units.ts'
import type { Engine } from '../../engine/engine.ts'
import { CheckpointLog } from '../../storage/checkpoint-log.ts'
import { createLogger } from '../logger.ts'
import { AuditDesk } from './audit-desk.ts'

describe('AuditDesk', () => {
  let directory = ''
  let path = ''
  const signer = createAuditSigner()
  const logLines: string[] = []
  beforeEach(() => {
    directory = createTemporaryDirectory()
    path = join(directory, 'audit-checkpoints.log')
    logLines.length = 0
  })
  afterEach(() => removeDirectory(directory))

  const open = (engine: Engine) =>
    AuditDesk.open({
      engine,
      signer,
      keeper: new CheckpointLog(path),
      logger: createLogger({
        level: 'warn',
        destination: { write: (line) => logLines.push(line) },
      }),
    })

  const sizesOf = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
      .filter(({ tenant }) => tenant === 'crm')
      .map(({ size }) => size)

  it('signs what moved, at the start, when it is asked and at the end, and keeps it', async () => {
    const engine = await openMemoryEngine()
    await appendEvents(engine, 'crm', 1)
    const desk = await open(engine)
    await desk.signHeads()
    await appendEvents(engine, 'crm', 2)
    await Promise.all([desk.signHeads(), desk.signHeads()])
    await appendEvents(engine, 'crm', 1)
    await desk.close()
    expect(sizesOf()).toEqual([1, 3, 4])
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    expect((await open(engine)).rollbacks).toEqual([])
    expect(sizesOf()).toEqual([1, 3, 4])
  })

  it('tells of starts and stops of a server, and prunes what is too old', async () => {
    const clock = new FixedClock()
    const engine = await openMemoryEngine({}, clock)
    await appendEvents(engine, 'crm', 3)
    await (await open(engine)).close()
    clock.advanceMs(9 * DAY_MS)
    const desk = await open(engine)
    await desk.start({ version: '1.2.3', retentionMs: 5 * DAY_MS, sinks: [] })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await desk.close()
    expect(await engine.storage.findAuditHead('crm')).toMatchObject({ prunedSize: 3, size: 4 })
    const page = await engine.storage.listAuditEvents({}, { cursor: null, size: 50 })
    const actions = page.items.map(({ action }) => action)
    expect(actions[0]).toBe('server.stopped')
    expect(actions).toEqual(expect.arrayContaining(['server.started', 'audit.pruned']))
  })

  it('tells of a sink that is days behind, and of none that keeps up', async () => {
    const clock = new FixedClock()
    const engine = await openMemoryEngine({}, clock)
    await appendEvents(engine, 'crm', 3)
    const desk = await open(engine)
    await desk.start({ version: '1', retentionMs: null, sinks: ['gone', 'quick'] })
    await desk.tellSinks()
    clock.advanceMs(4 * DAY_MS)
    await engine.storage.setSinkPosition('quick', await engine.storage.findAuditPosition())
    await desk.tellSinks()
    const filter = { action: 'audit.sink_behind' } as const
    const { items } = await engine.storage.listAuditEvents(filter, { cursor: null, size: 5 })
    expect(items).toMatchObject([{ outcome: 'noticed', details: { sink: 'gone', days: 4 } }])
    expect(logLines.join('')).toContain('audit sink is days behind')
    await desk.close()
  })

  it('notices at the start that an old copy of the database was put back', async () => {
    const engine = await openMemoryEngine({}, new FixedClock())
    await appendEvents(engine, 'crm', 5)
    await (await open(engine)).close()
    const copy = await openMemoryEngine({}, new FixedClock())
    await appendEvents(copy, 'crm', 3)
    const desk = await open(copy)
    const rollback = { tenant: 'crm', keptSize: 5, size: 3, kind: 'shorter' }
    expect(desk.rollbacks).toEqual([rollback])
    expect(logLines.join('')).toContain('an old copy of the database was put back')
    const filter = { action: 'audit.rolled_back' } as const
    const { items } = await copy.storage.listAuditEvents(filter, { cursor: null, size: 5 })
    expect(items).toMatchObject([{ tenant: 'crm', outcome: 'noticed', target: { id: 'crm' } }])
    await desk.close()
    expect((await open(copy)).rollbacks).toEqual([])
  })

  it('notices another log of the same length, and one that has grown beyond', async () => {
    const engine = await openMemoryEngine({}, new FixedClock())
    await appendEvents(engine, 'crm', 3)
    await (await open(engine)).close()
    const other = await openMemoryEngine({}, new FixedClock(DAY_MS))
    await appendEvents(other, 'crm', 3)
    expect((await open(other)).rollbacks).toMatchObject([
      { tenant: 'crm', kind: 'different' },
      { tenant: 'shop', kind: 'different' },
    ])
    const longer = await openMemoryEngine({}, new FixedClock(2 * DAY_MS))
    await appendEvents(longer, 'crm', 9)
    const [crm] = (await open(longer)).rollbacks
    expect(crm).toMatchObject({ tenant: 'crm', kind: 'different', size: 9 })
  })

  it('is not troubled by a line that was cut off, nor by checkpoints of another key', async () => {
    const engine = await openMemoryEngine()
    await appendEvents(engine, 'crm', 1)
    await (await open(engine)).close()
    appendFileSync(path, '{"tenant":"crm","size":77,"note":"keyw')
    const desk = await open(engine)
    expect(desk.rollbacks).toEqual([])
    await appendEvents(engine, 'crm', 1)
    await desk.close()
    const lines = readFileSync(path, 'utf8').split('\n')
    expect(lines.at(-1)).toBe('')
    expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ tenant: 'crm', size: 2 })
    const stranger = createAuditSigner()
    const head = await engine.storage.findAuditHead('crm')
    const note = head === undefined ? '' : stranger.signHead({ ...head, size: 9, tenant: 'crm' })
    writeFileSync(path, `${JSON.stringify({ note })}\n`)
    expect((await open(engine)).rollbacks).toEqual([])
  })

  it('keeps later what could not be kept at once', async () => {
    const engine = await openMemoryEngine()
    const kept: number[] = []
    let isFull = true
    const keeper = {
      keep({ tenant, size }: { readonly tenant: string; readonly size: number }) {
        if (isFull) throw new Error('the disk is full')
        if (tenant === 'crm') kept.push(size)
      },
      readNewest: () => [],
    }
    const logger = createLogger({ level: 'silent' })
    const desk = await AuditDesk.open({ engine, signer, keeper, logger })
    for (const count of [1, 2]) {
      await appendEvents(engine, 'crm', count)
      await expect(desk.signHeads()).rejects.toThrow('the disk is full')
    }
    isFull = false
    await desk.close()
    expect(kept).toEqual([1, 3])
  })

  it('notices the rollback of a log that has been quiet for long in a busy file', async () => {
    const engine = await openMemoryEngine({}, new FixedClock())
    await appendEvents(engine, 'crm', 5)
    await (await open(engine)).close()
    const head = await engine.storage.findAuditHead('shop')
    const busy = { tenant: 'shop', size: 9, atMs: 0, note: head ? signer.signHead(head) : '' }
    const work = () => {
      const line = `${JSON.stringify(busy)}\n`
      appendFileSync(path, line.repeat(Math.ceil((2 * limits.auditKeptBytesMax) / line.length)))
    }
    // As an older Keyward left it: nothing was said again.
    work()
    const log = new CheckpointLog(path)
    expect(log.readNewest()).toHaveLength(2)
    log.keep(busy)
    // Nothing before what was said again is needed any more.
    const lines = readFileSync(path, 'utf8').split('\n').slice(-3)
    expect(lines.join()).toContain('"restated":2')
    writeFileSync(path, lines.join('\n'))
    work()
    expect(new CheckpointLog(path).readNewest()).toHaveLength(2)
    const copy = await openMemoryEngine({}, new FixedClock())
    await appendEvents(copy, 'crm', 3)
    const [rollback] = (await open(copy)).rollbacks
    expect(rollback).toEqual({ tenant: 'crm', keptSize: 5, size: 3, kind: 'shorter' })
  })
})
