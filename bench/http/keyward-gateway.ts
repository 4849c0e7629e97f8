/** Measures the gateway as `keyward protect` puts it together. */
import { IdentitySigner } from '../../src/engine/tokens/identity-signer.ts'
import { createGateway } from '../../src/gateway/gateway.ts'
import { openUpstream } from '../../src/gateway/open-upstream.ts'
import { openListener } from '../../src/server/listener.ts'
import { createLogger } from '../../src/server/logger.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { createBenchKey, openBenchEngine, rateLimits } from '../open-bench-engine.ts'

const engine = await openBenchEngine('block')
const key = await createBenchKey(engine, { scopes: ['read:users'], rateLimits })
const signer = new IdentitySigner(engine.tokens.signingKeys, 'keyward')
const logger = createLogger({ level: 'warn' })
const upstream = openUpstream({ url: new URL(`http://127.0.0.1:${process.argv[2]}`) })
const gateway = createGateway(
  {
    engine,
    apiId: 'shop',
    signer,
    metrics: new Metrics(),
    logger,
    trustedProxies: [],
    preserveHost: false,
  },
  upstream,
)
const listener = await openListener({
  host: '127.0.0.1',
  port: 0,
  tls: null,
  isTlsEndedByProxy: false,
  handler: gateway.handle,
  checkContinue: gateway.handle,
  upgrade: gateway.upgrade,
  logger,
})
process.send?.({ port: listener.port, headers: { 'X-API-Key': key } })
