/** `keyward usage`: shows how keys are used. */
import { KeywardError } from '../../base/errors.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { usageShape } from '../specs/usage-specs.ts'
import { withQuery, withTransport } from '../transport/transport.ts'
import { viewUsage } from '../views/usage-view.ts'
import type { UsageJson } from '../wire.ts'

export const usage: Run<typeof usageShape> = (context, { rest, options }) =>
  withTransport(context, options, async (transport) => {
    const [key, ...others] = rest
    if (others.length > 0)
      throw new KeywardError('usage_error', { detail: 'Name one key at most.' })
    const { api, scope, by, from, to } = options
    const path = withQuery('/v1/usage', { key, api, scope, by, from, to })
    const found = (await transport.call('GET', path)) as UsageJson
    return succeed(found, (style) => viewUsage(found, style))
  })
