/** Decides how `keyward init` imports: into the data directory, or, on a dry run, into nothing. */
import { randomBytes, randomFillSync } from 'node:crypto'
import { SystemClock } from '../../base/clock.ts'
import { ensureBuiltinApi } from '../../engine/apis/builtin-api.ts'
import { createEngine, type Engine } from '../../engine/engine.ts'
import { PEPPER_BYTES, Pepper } from '../../engine/keys/pepper.ts'
import { LocalCounters } from '../../engine/limits/local-counters.ts'
import { createLogger } from '../../server/logger.ts'
import { MemorySigningKeys } from '../../storage/memory/memory-signing-keys.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { applyDeclared } from '../config/apply-declared.ts'
import type { DeclaredApi } from '../config/declared-api.ts'
import { hasDatabase } from '../files/has-database.ts'
import { openAuthority } from '../open-authority.ts'
import { createEngineTransport } from '../transport/local-transport.ts'
import type { ImportReportJson } from '../wire.ts'
import type { SourceRow } from './import-source.ts'
import { type ImportOptions, sendImport } from './send-import.ts'

type Into = Omit<ImportOptions, 'api'>

/** Makes or updates the API and imports all rows as one transaction. */
export async function importInto(
  directory: string,
  declared: DeclaredApi,
  rows: readonly SourceRow[],
  into: Into,
): Promise<ImportReportJson> {
  const options = { api: declared.id, ...into }
  const { dryRun } = into
  if (dryRun && !hasDatabase(directory)) return rehearse(declared, rows, options)
  const logger = createLogger({ level: 'silent' })
  const authority = await openAuthority({ directory, logger })
  try {
    const { engine } = authority
    const isKnown = (await engine.storage.findApi(declared.id)) !== undefined
    if (dryRun && !isKnown) return await rehearse(declared, rows, options)
    if (!dryRun) await applyDeclared(engine, [declared])
    return await send(engine, rows, options)
  } finally {
    await authority.close()
  }
}

/** The same on a store in memory, so that a dry run makes no directory and no API. */
async function rehearse(
  declared: DeclaredApi,
  rows: readonly SourceRow[],
  options: ImportOptions,
): Promise<ImportReportJson> {
  const storage = new MemoryStorage()
  const engine = createEngine({
    storage,
    counters: new LocalCounters(storage),
    clock: new SystemClock(),
    fillRandom: (buffer) => randomFillSync(buffer),
    peppers: {
      current: new Pepper('rehearsal', randomBytes(PEPPER_BYTES)),
      retired: new Map(),
      foreign: new Map(),
    },
    signingKeys: new MemorySigningKeys(),
    addForeignPepper: (secret) => new Pepper('foreign', secret),
  })
  await ensureBuiltinApi(engine)
  await applyDeclared(engine, [declared])
  return send(engine, rows, options)
}

/** The management API takes at least one row, but an API can be set up without keys. */
async function send(
  engine: Engine,
  rows: readonly SourceRow[],
  options: ImportOptions,
): Promise<ImportReportJson> {
  const { dryRun } = options
  if (rows.length === 0) {
    return { dryRun, imported: 0, alreadyImported: 0, refused: 0, weak: 0, rows: [] }
  }
  return sendImport(createEngineTransport(engine), rows, options)
}
