/** Decides which id a request has in answers and logs: the client's if harmless, else ours. */
import { randomFillSync } from 'node:crypto'
import { randomBase62 } from '../base/base62.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'

/** Tells this process from every other one; the counter behind it tells the requests apart. */
const PROCESS_PREFIX = randomBase62(8, (bytes) => randomFillSync(bytes))

/** Nothing that could end a log line or be taken for markup. */
const HARMLESS = /^[A-Za-z0-9_.-]{1,64}$/

let counter = 0

/** Unique, not secret, and cheap: one is made for every request. */
export function createRequestId(): string {
  return `${PROCESS_PREFIX}-${(++counter).toString(36)}`
}

/** The `X-Request-Id` that a proxy in front set, if it can be shown and logged; else a new one. */
export function chooseRequestId(presented: string | undefined): string {
  if (presented === undefined || !HARMLESS.test(presented)) return createRequestId()
  return redactKeys(presented) === presented ? presented : createRequestId()
}
