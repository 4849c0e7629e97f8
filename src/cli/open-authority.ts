/** Decides how a data directory becomes a working engine: lock, secrets, store, engine, in turn. */
import { randomFillSync } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { FillRandom } from '../base/base62.ts'
import { SystemClock } from '../base/clock.ts'
import { KeywardError } from '../base/errors.ts'
import { ensureBuiltinApi } from '../engine/apis/builtin-api.ts'
import { closeEngine, createEngine, type Engine } from '../engine/engine.ts'
import { tellPepper } from '../engine/keys/tell-pepper.ts'
import { LocalCounters } from '../engine/limits/local-counters.ts'
import type { QuotaDurability } from '../engine/limits/quota-account.ts'
import { loadRevokedTokens } from '../engine/tokens/load-revoked-tokens.ts'
import { UsageSweeper } from '../engine/usage/usage-sweeper.ts'
import { AuditDesk } from '../server/audit/audit-desk.ts'
import type { Logger } from '../server/logger.ts'
import { watchSigningKeys } from '../server/watch-signing-keys.ts'
import { openAuditKey } from '../storage/audit-key.ts'
import { CachedStorage } from '../storage/cached-storage.ts'
import { CHECKPOINT_FILE, CheckpointLog } from '../storage/checkpoint-log.ts'
import { openDataSecrets } from '../storage/data-secrets.ts'
import { type DataDirectory, openDataDirectory } from '../storage/open-data-directory.ts'
import { openStorage } from '../storage/open-storage.ts'
import { hasDatabase } from './files/has-database.ts'

export interface Authority {
  readonly engine: Engine
  readonly audit: AuditDesk
  /** Absolute. */
  readonly directory: string
  /** Writes what is counted, signs what was done, gives reservations back, and lets others in. */
  close(): Promise<void>
}

export interface AuthorityOptions {
  readonly directory: string
  readonly quotaDurability?: QuotaDurability
  readonly failedAttemptsPerMinute?: number | undefined
  readonly logger: Logger
}

/** Locks an existing directory or makes a new one. Errors as of `openDataDirectory`. */
export function lockDirectory(path: string): DataDirectory {
  try {
    return openDataDirectory(path)
  } catch (error) {
    const isHeld = error instanceof KeywardError && error.code === 'data_directory_in_use'
    throw isHeld ? new KeywardError(error.code, { detail: resolve(path) }, { cause: error }) : error
  }
}

/** Errors: those of the data directory, of its secrets and of the store. */
export async function openAuthority(options: AuthorityOptions): Promise<Authority> {
  const { logger } = options
  const lock = lockDirectory(options.directory)
  try {
    // The secrets go first: a database without its pepper would be worth nothing.
    const fillRandom: FillRandom = (buffer) => void randomFillSync(buffer)
    const isNew = !hasDatabase(lock.path)
    const secrets = openDataSecrets(lock.path, isNew)
    const signer = openAuditKey(lock.path, fillRandom)
    const storage = new CachedStorage(await openStorage({ dataDirectory: lock }))
    const { quotaDurability = 'block', failedAttemptsPerMinute } = options
    const engine = createEngine({
      storage,
      counters: new LocalCounters(storage, { quotaDurability }),
      clock: new SystemClock(Date.now, (stepMs) => logger.warn({ stepMs }, 'clock stepped back')),
      fillRandom,
      peppers: secrets.peppers,
      signingKeys: secrets.signingKeys,
      addForeignPepper: (secret, dryRun) => secrets.addForeignPepper(secret, dryRun),
      failedAttemptsPerMinute,
      onBackgroundError: (error, what) => logger.error({ err: error }, what),
    })
    await engine.retentionClock.load()
    await ensureBuiltinApi(engine)
    await tellPepper(engine)
    await loadRevokedTokens(engine)
    const keeper = new CheckpointLog(join(lock.path, CHECKPOINT_FILE))
    const audit = await AuditDesk.open({ engine, signer, keeper, logger })
    const signingKeys = watchSigningKeys(engine)
    const sweeper = new UsageSweeper(engine)
    return {
      engine,
      audit,
      directory: lock.path,
      async close() {
        await signingKeys.close()
        await sweeper.close()
        await closeEngine(engine)
        await audit.close()
        await storage.close()
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw error
  }
}
