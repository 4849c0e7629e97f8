/** Decides which found keys a Keyward revokes: those that it issued, and whose secret is right. */
import { parseKey } from '../../engine/keys/key-format.ts'
import type { LeakRevocation } from '../../scanner/leaks/leak-finding.ts'
import type { CliContext } from '../cli-context.ts'
import { walkPages } from '../transport/list-pages.ts'
import {
  type ConnectionValues,
  type Transport,
  toSegment,
  withTransport,
} from '../transport/transport.ts'
import type { ApiJson, DecisionJson } from '../wire.ts'

/**
 * By key text. Whoever can write into the files that are read could make up a key with the id of
 * another: only a key whose secret the server knows is revoked.
 */
export function revokeLeakedKeys(
  context: CliContext,
  options: ConnectionValues,
  keys: readonly string[],
): Promise<ReadonlyMap<string, LeakRevocation>> {
  return withTransport(context, options, async (transport) => {
    const apis: ApiJson[] = []
    for await (const page of walkPages<ApiJson>(transport, '/v1/apis', {})) apis.push(...page)
    const outcomes = new Map<string, LeakRevocation>()
    for (const key of new Set(keys)) {
      const prefix = parseKey(key)?.prefix
      const api = apis.find((each) => each.prefix === prefix)
      outcomes.set(key, api === undefined ? UNKNOWN : await revoke(transport, api.id, key))
    }
    return outcomes
  })
}

const UNKNOWN: LeakRevocation = { keyId: null, outcome: 'not-issued-here' }

async function revoke(transport: Transport, api: string, key: string): Promise<LeakRevocation> {
  const asked = { key, api, cost: 0 }
  const decision = (await transport.call('POST', '/v1/keys/verify', asked)) as DecisionJson
  const keyId = decision.key?.id
  if (keyId === undefined) return UNKNOWN
  if (!decision.allowed && decision.code === 'revoked') {
    return { keyId, outcome: 'already-revoked' }
  }
  const body = { reason: 'found by keyward leaks' }
  await transport.call('POST', `/v1/keys/${toSegment(keyId)}/revoke`, body)
  return { keyId, outcome: 'revoked' }
}
