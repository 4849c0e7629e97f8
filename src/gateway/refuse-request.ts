/** Decides how a request that is not relayed is answered, and that its connection ends. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorTable } from '../base/error-table.ts'
import { discardUpload } from '../server/discard-upload.ts'
import type { RequestRefusal } from './find-request-refusal.ts'
import type { Forward } from './forward.ts'
import type { RelayOutcome } from './relay-outcome.ts'

export function refuseRequest(
  req: IncomingMessage,
  res: ServerResponse,
  forward: Forward,
  reason: RequestRefusal,
): RelayOutcome {
  const code = reason === 'trace' ? 'method_not_allowed' : 'invalid_request'
  // Where the next request begins is in doubt: nothing more is read from this connection.
  res.shouldKeepAlive = false
  forward.sendProblem(res, code)
  discardUpload(req, res)
  return { code, status: errorTable[code].status, reason }
}
