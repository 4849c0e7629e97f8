import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import {
  appendEvents,
  QUICK_PACE,
  RecordingSink,
  seqsOf,
  until,
} from '../../../test/fixtures/audit-events.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { Metrics } from '../metrics.ts'
import { type OpenedSink, SinkDesk } from './sink-desk.ts'
import { EVERYTHING } from './sink-filter.ts'

const open: SinkDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close()
})

async function openDesk(sinks: readonly (Partial<OpenedSink> & Pick<OpenedSink, 'sink'>)[]) {
  const engine = await openEngine()
  return { engine, ...startDesk(engine, sinks) }
}

/** What making the fixture itself has logged is out of the way. */
async function openEngine() {
  const engine = await openMemoryEngine()
  const { storage } = engine
  const { size = 0 } = (await storage.findAuditHead('shop')) ?? {}
  if (size > 0) await storage.pruneAudit('shop', size, { events: [], revocations: [] })
  return engine
}

type Engine = Awaited<ReturnType<typeof openEngine>>

function startDesk(
  engine: Engine,
  sinks: readonly (Partial<OpenedSink> & Pick<OpenedSink, 'sink'>)[],
) {
  const logLines: string[] = []
  const logger = pino({ level: 'info' }, { write: (line) => void logLines.push(line) })
  const metrics = new Metrics()
  const desk = new SinkDesk({
    sinks: sinks.map((each) => ({
      name: 'memory',
      filter: { ...EVERYTHING, tenants: new Set(['shop']) },
      since: 'beginning',
      ...each,
    })),
    engine,
    logger,
    metrics,
    pace: QUICK_PACE,
  })
  open.push(desk)
  return { desk, metrics, logLines }
}

async function firstSeq(engine: Engine) {
  return ((await engine.storage.findAuditHead('shop'))?.prunedSize ?? 0) + 1
}

const count = (from: number, length: number) => Array.from({ length }, (_, index) => from + index)

describe('a sink', () => {
  it('is told every event once, in order, and soon', async () => {
    const sink = new RecordingSink()
    const { engine } = await openDesk([{ sink }])
    const first = await firstSeq(engine)
    await appendEvents(engine, 250)
    await until(() => sink.events.length >= 250)
    expect(seqsOf(sink.events)).toEqual(count(first, 250))
  })

  it('is told what happened before it was there', async () => {
    const engine = await openEngine()
    await appendEvents(engine, 5)
    const sink = new RecordingSink()
    startDesk(engine, [{ sink }])
    await until(() => sink.events.length === 5)
  })

  it('is told only what is new, where that is wanted', async () => {
    const engine = await openEngine()
    await appendEvents(engine, 350)
    const sink = new RecordingSink()
    startDesk(engine, [{ sink, since: 'now' }])
    await until(async () => (await engine.storage.findSinkPosition('memory')) > 0)
    await appendEvents(engine, 2, 400)
    await until(() => sink.events.length === 2)
    expect(sink.events.map(({ requestId }) => requestId)).toEqual(['req-400', 'req-401'])
  })

  it('is told what came to an empty log, even if the server died right after', async () => {
    const engine = await openEngine()
    const first = new RecordingSink()
    first.isDown = true
    const { desk } = startDesk(engine, [{ sink: first, since: 'now' }])
    await until(async () => (await engine.storage.findSinkPosition('memory begun')) === 1)
    await appendEvents(engine, 2)
    await desk.close()
    const sink = new RecordingSink()
    startDesk(engine, [{ sink, since: 'now' }])
    await until(() => sink.events.length === 2)
  })

  it('goes on where it was after a restart', async () => {
    const sink = new RecordingSink()
    const { engine, desk } = await openDesk([{ sink }])
    await appendEvents(engine, 7)
    await until(() => sink.events.length === 7)
    await desk.close()
    await appendEvents(engine, 3, 8)
    startDesk(engine, [{ sink }])
    await until(() => sink.events.length === 10)
    expect(new Set(seqsOf(sink.events)).size).toBe(10)
  })

  it('is told what its filter lets through, and the rest counts as told', async () => {
    const sink = new RecordingSink()
    const filter = { actions: new Set(['key.revoked']), outcomes: null, tenants: null }
    const { engine } = await openDesk([{ sink, filter }])
    await appendEvents(engine, 120)
    await appendEvents(engine, 1, 200, { action: 'key.revoked' })
    await appendEvents(engine, 1, 201)
    await until(() => sink.events.length === 1)
    const events = await engine.storage.readAuditEvents({}, 0, 1_000)
    const last = events.at(-1)?.position
    await until(async () => (await engine.storage.findSinkPosition('memory')) === last)
    expect(sink.events[0]?.requestId).toBe('req-200')
  })
})

describe('a sink that fails', () => {
  it('gets all of it later, in order, and holds up no other', async () => {
    const [broken, sound] = [new RecordingSink(), new RecordingSink()]
    broken.isDown = true
    const sinks = [
      { sink: broken, name: 'broken' },
      { sink: sound, name: 'sound' },
    ]
    const { engine, logLines, metrics } = await openDesk(sinks)
    const first = await firstSeq(engine)
    await appendEvents(engine, 20)
    await until(() => sound.events.length === 20 && logLines.length > 0)
    expect(broken.events).toEqual([])
    await until(async () => /lag_seconds\{sink="broken"\} [1-9]/.test(await metrics.text()))
    expect(await metrics.text()).toMatch(/failures_total\{sink="broken"\} [1-9]/)
    broken.isDown = false
    await until(() => broken.events.length === 20)
    expect(seqsOf(broken.events)).toEqual(count(first, 20))
    await until(() => logLines.length === 2)
    expect(logLines[0]).toContain('"audit sink failed; its events wait"')
    expect(logLines[1]).toContain('"audit sink works again"')
    expect(await metrics.text()).toContain('lag_seconds{sink="broken"} 0')
    expect(await metrics.text()).toContain('events_total{sink="broken"} 20')
  })

  it('is told again of what may have been lost after all', async () => {
    const sink = new RecordingSink()
    sink.settleMs = 60_000
    const { engine } = await openDesk([{ sink }])
    await appendEvents(engine, 3)
    await until(() => sink.events.length === 3)
    sink.isLost = true
    await until(() => sink.events.length === 6)
    expect(seqsOf(sink.events).slice(3)).toEqual(seqsOf(sink.events).slice(0, 3))
    expect(await engine.storage.findSinkPosition('memory')).toBe(0)
  })

  it('does not hold up a stop', async () => {
    const sink = new RecordingSink()
    sink.isDown = true
    const { engine, desk } = await openDesk([{ sink }])
    await appendEvents(engine, 3)
    const beganAtMs = performance.now()
    await desk.close()
    expect(performance.now() - beganAtMs).toBeLessThan(2_000)
  })
})

describe('a stop', () => {
  it('tells what is left', async () => {
    const sink = new RecordingSink()
    const { engine, desk } = await openDesk([{ sink }])
    await appendEvents(engine, 30)
    await desk.close()
    expect(sink.events).toHaveLength(30)
    const last = (await engine.storage.readAuditEvents({}, 0, 1_000)).at(-1)?.position
    expect(await engine.storage.findSinkPosition('memory')).toBe(last)
  })
})
