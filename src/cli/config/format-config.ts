/** Decides what `keyward init` writes into keyward.yaml: what was asked for, with its meaning. */
import { dirname, relative, resolve } from 'node:path'
import { stringify } from 'yaml'
import { createDefaultPrefix } from '../../engine/apis/create-api.ts'

export interface ConfigFacts {
  /** Where the file will lie; paths in it are relative to that. */
  readonly path: string
  readonly id: string
  readonly upstream: string
  readonly prefix: string | undefined
  readonly openapi: string | undefined
  readonly data: string
}

export function formatConfig(facts: ConfigFacts): string {
  const { path, id, upstream, openapi } = facts
  const folder = dirname(resolve(path))
  const inside = (target: string) => {
    const way = relative(folder, resolve(target))
    return scalar(way.startsWith('.') ? way : `./${way}`)
  }
  const prefix = facts.prefix ?? createDefaultPrefix(id)
  const routes =
    openapi === undefined
      ? `    # What requests need. Without routes: GET /v1/users needs read:users, POST write:users.
    # openapi: openapi.yaml
    # routes:
    #   - { method: GET, path: '/v1/users/{id}', scopes: [read:users] }
    #   - { method: GET, path: /healthz, public: true }
`
      : `    # Routes and scopes are derived from it at each start.
    openapi: ${inside(openapi)}
`
  return `# What \`keyward serve\` and \`keyward protect\` start with. Options and variables
# (KEYWARD_…) go before it; docs/configuration.md tells every field. No secrets in here.

data: ${inside(facts.data)}

apis:
  ${scalar(id)}:
    # What new keys begin with.
    prefix: ${scalar(prefix)}
    upstream: ${scalar(upstream)}
${routes}    # For every key that has no limits of its own.
    # rateLimits: [100/1m]
    # quota: 10000/month
`
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim()
}
