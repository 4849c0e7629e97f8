/** `keyward scans create`: has a server scan an API. */

import { readScanBody } from '../bodies/scan-body.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import { readScanKeys } from '../scan/read-scan-keys.ts'
import type { createScanShape } from '../specs/server-scan-specs.ts'
import { withTransport } from '../transport/transport.ts'
import { viewScan } from '../views/scan-view.ts'
import type { ScanJson } from '../wire.ts'

export const createScan: Run<typeof createScanShape> = async (context, input) => {
  const { options } = input
  const given = await readScanKeys(options, context.environment)
  const keys = given.map(({ name, text: key, isRevoked: revoked = false }) => ({
    name,
    key,
    revoked,
  }))
  const body = { ...readScanBody(input.arguments.url, options), api: options.api ?? null, keys }
  return withTransport(context, options, async (transport) => {
    const scan = (await transport.call('POST', '/v1/scans', body)) as ScanJson
    return succeed(scan, (style) => `The server scans it.\n\n${viewScan(scan, style)}`)
  })
}
