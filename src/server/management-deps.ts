/** Says what the management API works with, and what is known of a request from outside of it. */
import type { IncomingMessage } from 'node:http'
import type { Engine } from '../engine/engine.ts'
import type { AddressBlock } from '../engine/policy/address-block.ts'
import type { Principal } from '../engine/principal.ts'
import type { AuditDesk } from './audit/audit-desk.ts'
import type { LeakDesk } from './leaks/leak-desk.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { ScanDesk } from './scans/scan-desk.ts'

export interface ManagementDeps {
  readonly engine: Engine
  readonly logger: Logger
  readonly metrics: Metrics
  readonly version: string
  /** True from the moment that the server is asked to stop. */
  readonly isDraining: () => boolean
  /** Absent where nothing runs on after the answer: there are no scans then. */
  readonly scans?: ScanDesk
  /** Absent where nobody asks for proofs of the audit log. */
  readonly audit?: AuditDesk
  /** Absent: only admins report leaks. */
  readonly leaks?: LeakDesk
  /** Proxies that may say whom they speak for; none when absent. */
  readonly trustedProxies?: readonly AddressBlock[]
}

/** What comes with a request beside what a `Request` can hold. Nothing of it is from its sender. */
export interface ManagementBindings {
  /** In-process only: the request is allowed as if this one had asked. */
  readonly principal?: Principal
  /** The request on the wire; absent in process. */
  readonly incoming?: IncomingMessage
  readonly address?: string | undefined
  readonly attemptsFrom?: string | undefined
  readonly requestId?: string
}
