/** Decides what is known of the client behind a connection. */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { formatAddress, parseAddress } from '../engine/policy/address.ts'
import { type AddressBlock, isInBlocks } from '../engine/policy/address-block.ts'
import { findClientAddress } from '../engine/policy/client-address.ts'
import { joinField } from './join-field.ts'

export interface ClientFacts {
  /** Undefined when nobody can say: then keys with an address list are refused. */
  readonly address: string | undefined
  /** The other end of the connection; undefined when it has hung up. */
  readonly peer: string | undefined
  /** True when the peer may speak for its clients. */
  readonly isPeerTrusted: boolean
}

const peers = new WeakMap<Socket, string>()

export function readClientFacts(
  req: IncomingMessage,
  trustedProxies: readonly AddressBlock[],
): ClientFacts {
  const peer = peers.get(req.socket) ?? learnPeer(req.socket)
  if (peer === undefined) return { address: undefined, peer, isPeerTrusted: false }
  if (trustedProxies.length === 0) return { address: peer, peer, isPeerTrusted: false }
  const forwardedFor = joinField(req.rawHeaders, 'x-forwarded-for')
  const forwarded = joinField(req.rawHeaders, 'forwarded')
  return {
    address: findClientAddress(peer, forwardedFor, forwarded, trustedProxies),
    peer,
    isPeerTrusted: isInBlocks(trustedProxies, peer),
  }
}

/**
 * A connection that is already gone has no address any more. It must not count as this machine:
 * a client could send a request, hang up, and be taken for a trusted proxy.
 */
function learnPeer(socket: Socket): string | undefined {
  // Node tells the interface of a link-local address (RFC 4007): it is not a part of the address.
  const [address = ''] = (socket.remoteAddress ?? '').split('%')
  const bytes = parseAddress(address)
  if (bytes === undefined) return undefined
  const peer = formatAddress(bytes)
  peers.set(socket, peer)
  return peer
}
