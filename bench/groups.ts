/** Decides who is measured against whom. */
import { startOverHttp } from './http/contestant.ts'
import { startNginx } from './http/nginx-upstream.ts'
import type { LoadRequest } from './http/wrk.ts'
import { startInProcess } from './in-process/contestant.ts'
import type { Contestant } from './interleave.ts'
import type { Resources } from './resources.ts'

export interface Group {
  readonly title: string
  /** The contestant that the others are compared with. */
  readonly reference: string
  start(resources: Resources): Promise<Contestant[]>
}

const KEYS = 10_000
const FLOOR = 'floor: SHA-256 + Map look-up'
const BETTER_AUTH = '@better-auth/api-key, SQLite WAL'
const BARE_SERVER = 'bare node:http'
const BARE_PROXY = 'bare proxy: node:http + undici'

const get: LoadRequest = { method: 'GET', path: '/v1/users', headers: { 'X-API-Key': 'bench' } }
/** What nginx would send along with the question. */
const forwarded = { 'X-Original-Method': 'GET', 'X-Original-URI': '/v1/users' }
const post: LoadRequest = {
  method: 'POST',
  path: '/v1/keys/verify',
  headers: { 'X-API-Key': 'bench', 'Content-Type': 'application/json' },
  body: JSON.stringify({ key: 'bench', method: 'GET', path: '/v1/users' }),
}

function here(module: string): URL {
  return new URL(module, import.meta.url)
}

export const groups: Readonly<Record<string, Group>> = {
  'in-process': {
    title: `Verifications in process, ${KEYS} keys in random order`,
    reference: FLOOR,
    async start(resources) {
      const keyward = here('in-process/keyward.ts')
      return [
        resources.add(await startInProcess(FLOOR, here('in-process/floor.ts'), KEYS)),
        resources.add(await startInProcess('Keyward, use written behind', keyward, KEYS, 'block')),
      ]
    },
  },
  peers: {
    title: `Verifications in process against a peer, ${KEYS} keys in random order`,
    reference: BETTER_AUTH,
    async start(resources) {
      const keyward = here('in-process/keyward.ts')
      return [
        resources.add(await startInProcess(BETTER_AUTH, here('in-process/better-auth.ts'), KEYS)),
        resources.add(await startInProcess('Keyward, each use durable', keyward, KEYS, 'each')),
        resources.add(await startInProcess('Keyward, use written behind', keyward, KEYS, 'block')),
      ]
    },
  },
  get: {
    title: 'GET with a key in a header',
    reference: BARE_SERVER,
    async start(resources) {
      const authority = here('http/keyward-authority.ts')
      const asked = { ...get, path: '/forward-auth', headers: { ...get.headers, ...forwarded } }
      const name = 'Keyward /forward-auth'
      return [
        resources.add(await startOverHttp(BARE_SERVER, here('http/bare-server.ts'), [], get)),
        resources.add(await startOverHttp(name, authority, ['forward-auth'], asked)),
      ]
    },
  },
  post: {
    title: 'POST of a JSON body that holds a key',
    reference: BARE_SERVER,
    async start(resources) {
      return [
        resources.add(await startOverHttp(BARE_SERVER, here('http/bare-server.ts'), [], post)),
        resources.add(
          await startOverHttp(
            'Keyward /v1/keys/verify',
            here('http/keyward-authority.ts'),
            [],
            post,
          ),
        ),
      ]
    },
  },
  gateway: {
    title: 'GET through a proxy to an nginx that answers at once',
    reference: BARE_PROXY,
    async start(resources) {
      const upstream = resources.add(await startNginx())
      const options = [String(upstream.port)]
      return [
        resources.add(await startOverHttp(BARE_PROXY, here('http/bare-proxy.ts'), options, get)),
        resources.add(
          await startOverHttp('Keyward gateway', here('http/keyward-gateway.ts'), options, get),
        ),
      ]
    },
  },
}
