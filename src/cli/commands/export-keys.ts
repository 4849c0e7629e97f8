/** `keyward keys export`: writes what is known of all keys, without secrets. */

import { KeywardError } from '../../base/errors.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { formatJson } from '../../base/text/format-json.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { chooseFile } from '../files/choose-file.ts'
import { formatCsv } from '../files/format-csv.ts'
import { writeFile } from '../files/write-file.ts'
import { finish, succeed } from '../outcome.ts'
import type { exportKeysShape } from '../specs/access-specs.ts'
import { walkPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import type { KeyJson } from '../wire.ts'

/** Only for the owner: who holds which key, and from where, is nobody else's business. */
const MODE = 0o600

export const exportKeys: Run<typeof exportKeysShape> = (context, { options }) => {
  const { api, format = 'json', force = false } = options
  const output = chooseFile(options.output)
  if (context.isJson && format === 'csv' && output === undefined) {
    const detail = '--json and --format csv exclude each other, unless --output takes the CSV'
    throw new KeywardError('usage_error', { detail })
  }
  return withTransport(context, options, async (transport) => {
    const keys: KeyJson[] = []
    for await (const page of walkPages<KeyJson>(transport, '/v1/keys', { api })) keys.push(...page)
    const text = format === 'csv' ? toCsv(keys) : `${formatJson(keys, 2)}\n`
    if (output === undefined) {
      await context.print(text)
      return finish(0)
    }
    writeFile(output, text, { mode: MODE, replaces: force })
    const json = { output, keys: keys.length }
    return succeed(json, () => `Wrote ${countNoun(keys.length, 'key')} to ${neutralise(output)}.\n`)
  })
}

function toCsv(keys: readonly KeyJson[]): string {
  const columns: Readonly<Record<string, (key: KeyJson) => string | null>> = {
    id: ({ id }) => id,
    api: (key) => key.api,
    name: ({ name }) => name,
    owner: ({ owner }) => owner,
    hint: ({ hint }) => hint,
    state: ({ state }) => state,
    imported: ({ imported }) => String(imported),
    scopes: ({ scopes }) => scopes.join(' '),
    roles: ({ roles }) => roles.join(' '),
    addresses: ({ addresses }) => addresses.join(' '),
    createdAt: ({ createdAt }) => createdAt,
    createdBy: ({ createdBy }) => createdBy,
    expiresAt: ({ expiresAt }) => expiresAt,
    revokedAt: ({ revokedAt }) => revokedAt,
    exposedAt: ({ exposedAt }) => exposedAt,
    lastUsedAt: ({ usage }) => usage.lastUsedAt,
    allowed: ({ usage }) => String(usage.allowed),
    denied: ({ usage }) => String(usage.denied),
  }
  const rows = keys.map((key) => Object.values(columns).map((cell) => cell(key) ?? ''))
  return formatCsv([Object.keys(columns), ...rows])
}
