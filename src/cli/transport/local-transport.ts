/** Decides how commands work without a server: by the same management API, in process. */
import { pino } from 'pino'
import type { Engine } from '../../engine/engine.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { type AuditDesk, describeRollback } from '../../server/audit/audit-desk.ts'
import { createLogger, type Logger } from '../../server/logger.ts'
import { createManagementApp } from '../../server/management-app.ts'
import { Metrics } from '../../server/metrics.ts'
import type { CliContext } from '../cli-context.ts'
import { checkHasDatabase } from '../files/has-database.ts'
import { openAuthority } from '../open-authority.ts'
import { readVersion } from '../read-version.ts'
import { openBody, readAnswer } from './read-answer.ts'
import type { Transport } from './transport.ts'

/**
 * Whoever can write in the directory may do everything there, so the local operator may too.
 * Errors: `data_directory_missing`, `data_directory_in_use` and the others of the directory.
 */
export async function openLocalTransport(
  { environment, warn }: CliContext,
  directory: string,
): Promise<Transport> {
  checkHasDatabase(directory)
  const level = environment['KEYWARD_DEBUG'] === '1' ? 'debug' : 'silent'
  const logger = createLogger({ level, destination: pino.destination({ fd: 2, sync: true }) })
  const authority = await openAuthority({ directory, logger })
  const { engine, audit } = authority
  for (const rollback of audit.rollbacks) warn(describeRollback(rollback))
  return { ...createEngineTransport(engine, logger, audit), close: () => authority.close() }
}

/** The engine stays the caller's to close. */
export function createEngineTransport(
  engine: Engine,
  logger: Logger = createLogger({ level: 'silent' }),
  audit?: AuditDesk,
): Transport {
  const app = createManagementApp({
    engine,
    logger,
    metrics: new Metrics(),
    version: readVersion(),
    isDraining: () => false,
    ...(audit === undefined ? {} : { audit }),
  })
  return {
    async call(method, path, body) {
      const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const init = { method, ...(body === undefined ? {} : json) }
      const request = new Request(`http://localhost${path}`, init)
      const response = await app.fetch(request, { principal: LOCAL_OPERATOR })
      return readAnswer(response, null)
    },
    async *download(path) {
      const request = new Request(`http://localhost${path}`)
      const response = await app.fetch(request, { principal: LOCAL_OPERATOR })
      yield* await openBody(response, null)
    },
    async close() {},
  }
}
