import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openAuthority } from '../../src/cli/open-authority.ts'
import type { AuditEvent } from '../../src/engine/audit/audit-event.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { createLogger } from '../../src/server/logger.ts'
import { createTemporaryDirectory, removeDirectory } from '../contracts/temporary-directory.ts'
import { exportAuditText, findAuditFault, linesOf } from '../fixtures/audit-log.ts'

const PROGRAM = fileURLToPath(new URL('../fixtures/change-keys-until-killed.ts', import.meta.url))

const directory = createTemporaryDirectory()
afterAll(() => removeDirectory(directory))

/** Runs the program for a random moment after its first change; answers what it told. */
async function runUntilKilled(): Promise<readonly string[]> {
  const child = spawn(process.execPath, [PROGRAM, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  const closed = once(reader, 'close')
  await once(reader, 'line')
  await pause(Math.random() * 250)
  child.kill('SIGKILL')
  await closed
  return lines
}

async function readEvents(engine: Engine): Promise<AuditEvent[]> {
  const events: AuditEvent[] = []
  for (let position = 0; ; ) {
    const page = await engine.storage.readAuditEvents({ tenant: 'shop' }, position, 500)
    const last = page.at(-1)
    if (last === undefined) return events
    events.push(...page.map(({ event }) => event))
    position = last.position
  }
}

/** A change and its event are one: as many events about a key as it has versions. */
async function findLoneChanges(engine: Engine): Promise<unknown[]> {
  const versions = new Map<string, number>()
  for (const { target } of await readEvents(engine)) {
    if (target.kind === 'key') versions.set(target.id, (versions.get(target.id) ?? 0) + 1)
  }
  const lone: unknown[] = []
  for (const [id, events] of versions) {
    const key = await engine.storage.findKey(id)
    if (key?.version !== events) lone.push({ id, events, version: key?.version })
  }
  const filter = { apiId: 'shop', nowMs: engine.clock.nowMs() }
  for (let cursor: string | null = null; ; ) {
    const page = await engine.storage.listKeys(filter, { cursor, size: 500 })
    lone.push(...page.items.filter(({ id }) => !versions.has(id)))
    if (page.cursor === null) return lone
    cursor = page.cursor
  }
}

describe('kill -9 while keys are changed', () => {
  it('leaves every change with its event, in a log that is proven', async () => {
    const told: string[] = []
    for (let round = 0; round < 8; round++) {
      told.push(...(await runUntilKilled()))
      const logger = createLogger({ level: 'silent' })
      const { engine, audit, close } = await openAuthority({ directory, logger })
      expect(audit.rollbacks).toEqual([])
      expect(await findLoneChanges(engine)).toEqual([])
      const text = await exportAuditText(engine, audit.signer)
      const kept = readFileSync(join(directory, 'audit-checkpoints.log'), 'utf8')
      const notes = linesOf(kept).map((line) => JSON.parse(line).note)
      expect(notes.length).toBeGreaterThan(0)
      expect(await findAuditFault(text, { key: audit.signer.verifierKey, notes })).toBeUndefined()
      for (const line of told) {
        const [id = '', version] = line.split(' ')
        const key = await engine.storage.findKey(id)
        expect(key?.version).toBeGreaterThanOrEqual(Number(version))
      }
      await close()
    }
    expect(told.length).toBeGreaterThan(50)
  }, 90_000)
})
