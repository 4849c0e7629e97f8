/** Measures verifyKey on SQLite behind the cache: scopes by route, one rate limit, use counted. */
import type { Decision } from '../../src/engine/keys/decision.ts'
import { verifyKey } from '../../src/engine/keys/verify-key.ts'
import { parseRequestTarget } from '../../src/engine/policy/request-target.ts'
import { createBenchKey, openBenchEngine, rateLimits } from '../open-bench-engine.ts'
import { countAwaited, randomOrder, serveSlots } from './slot-server.ts'

const keyCount = Number(process.argv[2])
/** `each`: a quota whose every spend is in the database before the answer. */
const isDurable = process.argv[3] === 'each'

const engine = await openBenchEngine(isDurable ? 'each' : 'block')
const quota = isDurable
  ? { limit: Number.MAX_SAFE_INTEGER, period: 'total' as const, per: 'key' as const }
  : null
const keys: string[] = []
for (let created = 0; created < keyCount; created++) {
  keys.push(await createBenchKey(engine, { scopes: ['read:users'], rateLimits, quota }))
}
const order = randomOrder(65_536, keyCount)
const request = { api: 'shop', scopes: [], address: '127.0.0.1' }
const allowed = parseRequestTarget('GET', '/v1/users')

const refused = await verifyKey(engine, {
  ...request,
  key: keys[0] as string,
  target: parseRequestTarget('GET', '/v1/posts'),
})
if (refused.allowed) throw new Error('scopes are not checked')

const verify = (turn: number) => {
  const key = keys[order[turn & 0xffff] as number] as string
  return verifyKey(engine, { ...request, key, target: allowed })
}
const check = (decision: Decision) => {
  if (!decision.allowed) throw new Error(`a key was refused: ${decision.code}`)
}
for (let turn = 0; turn < keyCount * 2; turn++) check(await verify(turn))

serveSlots((slotMs) => countAwaited(slotMs, verify, check))
