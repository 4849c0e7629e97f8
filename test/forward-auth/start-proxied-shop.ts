/** Starts all of it: a proxy with our configuration, Keyward that it asks, and the Flask shop. */
import { startFlaskShop } from '../../examples/flask-shop/start-flask-shop.ts'
import type { ApiSettings } from '../../src/engine/apis/api-settings.ts'
import { type Received, type Sent, sendBytes } from './send-bytes.ts'
import { type AuthServer, type AuthServerOptions, startAuthServer } from './start-auth-server.ts'
import { type ProxyName, type RunningProxy, startProxy } from './start-proxy.ts'
import { startWitness, type Witness } from './start-witness.ts'

export interface ProxiedShop {
  readonly auth: AuthServer
  readonly proxy: RunningProxy
  /** What reached the shop. */
  readonly witness: Witness
  /** A request through the proxy, with the key in X-API-Key if there is one. */
  send(sent: Sent, key?: string): Promise<Received>
  [Symbol.asyncDispose](): Promise<void>
}

export interface ProxiedShopOptions extends AuthServerOptions {
  readonly api?: Partial<ApiSettings>
  /** The environment of the shop. */
  readonly env?: Readonly<Record<string, string>>
  readonly change?: (text: string, file: string) => string
}

export async function startProxiedShop(
  name: ProxyName,
  options: ProxiedShopOptions = {},
): Promise<ProxiedShop> {
  await using stack = new AsyncDisposableStack()
  const flask = await startFlaskShop(options.env ?? {})
  stack.defer(() => flask.close())
  const witness = stack.use(await startWitness(flask.url))
  const auth = stack.use(await startAuthServer(options.api, options))
  const addresses = { authPort: auth.port, apiPort: witness.port }
  const proxy = stack.use(await startProxy(name, addresses, options.change))
  const owned = stack.move()
  return {
    auth,
    proxy,
    witness,
    send(sent, key) {
      const fields = sent.fields ?? []
      const withKey = key === undefined ? fields : [['X-API-Key', key] as const, ...fields]
      return sendBytes(proxy.port, { ...sent, fields: withKey })
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
