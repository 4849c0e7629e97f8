/** Measures the authority as `keyward serve` puts it together: verify and /forward-auth. */
import { ADMIN_SCOPES } from '../../src/engine/apis/builtin-api.ts'
import { IdentitySigner } from '../../src/engine/tokens/identity-signer.ts'
import { createForwardAuthHandler } from '../../src/gateway/forward-auth.ts'
import { openListener } from '../../src/server/listener.ts'
import { createLogger } from '../../src/server/logger.ts'
import { createManagementHandler } from '../../src/server/management-handler.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { createBenchKey, openBenchEngine, rateLimits } from '../open-bench-engine.ts'

const engine = await openBenchEngine('block')
const key = await createBenchKey(engine, { scopes: ['read:users'], rateLimits })
const scopes = ADMIN_SCOPES.map(({ name }) => name)
const adminKey = await createBenchKey(engine, { scopes }, 'keyward')
const signer = new IdentitySigner(engine.tokens.signingKeys, 'keyward')
const logger = createLogger({ level: 'warn' })
const metrics = new Metrics()
const common = { engine, logger, metrics }
const management = createManagementHandler({
  ...common,
  version: 'bench',
  isDraining: () => false,
})
const forwardAuth = createForwardAuthHandler({ ...common, signer, trustedProxies: [] })

const listener = await openListener({
  host: '127.0.0.1',
  port: 0,
  tls: null,
  isTlsEndedByProxy: false,
  handler: (req, res) => (req.url === '/forward-auth' ? forwardAuth : management)(req, res),
  logger,
})
process.send?.({
  port: listener.port,
  headers: { 'X-API-Key': process.argv[2] === 'forward-auth' ? key : adminKey },
  body: JSON.stringify({ key, api: 'shop', method: 'GET', path: '/v1/users' }),
})
