/** The port that keeps checkpoints outside of the database, where a copy of it cannot reach. */
import type { AuditCheckpoint } from './audit-storage.ts'

export interface CheckpointKeeper {
  /** Durable before it returns. */
  keep(checkpoint: AuditCheckpoint): void
  /** The newest of each log; of one log, in the order in which they were kept. */
  readNewest(): readonly string[]
}
