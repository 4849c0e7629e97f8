/** Says what authorising an admin needs to know of a request, on the wire or in process. */
import type { IncomingMessage } from 'node:http'
import type { AddressBlock } from '../engine/policy/address-block.ts'
import { findClientAddress } from '../engine/policy/client-address.ts'
import { joinField } from './join-field.ts'

export interface AdminRequest {
  /** Name and value in turn, as they came: a parsed header object drops what was sent twice. */
  readonly rawHeaders: readonly string[]
  /** Path and query; empty when it is known to be a plain path of ours. */
  readonly target: string
  readonly cookie: string | undefined
  /** Undefined when nobody can say: then keys with an address list are refused. */
  readonly address: string | undefined
  readonly requestId: string
  readonly operation: string
}

/**
 * A connection that is already gone has no address any more, and is nobody's: not this
 * machine's, and not a trusted proxy's.
 */
export function findAdminAddress(
  req: IncomingMessage,
  trustedProxies: readonly AddressBlock[],
): string | undefined {
  const peer = req.socket.remoteAddress
  if (peer === undefined || trustedProxies.length === 0) return peer
  const forwardedFor = joinField(req.rawHeaders, 'x-forwarded-for')
  const forwarded = joinField(req.rawHeaders, 'forwarded')
  return findClientAddress(peer, forwardedFor, forwarded, trustedProxies)
}
