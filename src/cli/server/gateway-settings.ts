/** Decides how the gateway reaches the API behind it: option, then environment, then file. */

import type { UpstreamOptions } from '../../gateway/open-upstream.ts'
import type { ReadConfig } from '../config/read-config.ts'
import type { OptionValues } from '../option.ts'
import type { protectShape } from '../specs/server-specs.ts'
import { parseDuration } from '../text/parse-duration.ts'

export type ProtectOptions = OptionValues<typeof protectShape.options>

export interface GatewaySettings {
  readonly preserveHost: boolean
  readonly upstream: Omit<UpstreamOptions, 'url'>
}

export function resolveGatewaySettings(
  options: ProtectOptions,
  read: ReadConfig | null,
): GatewaySettings {
  const config = read?.config ?? {}
  const connectTimeoutMs = options.upstreamConnectTimeout ?? toMs(config.upstreamConnectTimeout)
  const headersTimeoutMs = options.upstreamTimeout ?? toMs(config.upstreamTimeout)
  const bodyTimeoutMs = options.upstreamBodyTimeout ?? toMs(config.upstreamBodyTimeout)
  const { upstreamCa } = config
  const caFile =
    options.upstreamCa ?? (upstreamCa === undefined ? undefined : read?.resolvePath(upstreamCa))
  const isInsecure = options.upstreamInsecureTls ?? config.upstreamInsecureTls ?? false
  return {
    preserveHost: options.preserveHost ?? config.preserveHost ?? false,
    upstream: {
      ...(connectTimeoutMs === undefined ? {} : { connectTimeoutMs }),
      ...(headersTimeoutMs === undefined ? {} : { headersTimeoutMs }),
      ...(bodyTimeoutMs === undefined ? {} : { bodyTimeoutMs }),
      ...(caFile === undefined ? {} : { caFile }),
      ...(isInsecure ? { rejectUnauthorized: false } : {}),
    },
  }
}

function toMs(text: string | 0 | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(String(text))
}
