/** `keyward audit tail`: prints events of the audit log as they happen. */
import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import { formatJson } from '../../base/text/format-json.ts'
import { formatAuditEvent } from '../audit/audit-view.ts'
import type { Run } from '../command.ts'
import { finish } from '../outcome.ts'
import { listenForStop } from '../scan/stop-scan.ts'
import type { tailAuditShape } from '../specs/audit-specs.ts'
import { type Transport, withQuery, withTransport } from '../transport/transport.ts'
import type { AuditEventJson, PageJson } from '../wire.ts'

interface Followed {
  readonly items: readonly AuditEventJson[]
  readonly position: number
}

type Filter = Readonly<Record<string, string | undefined>>

const LINES_DEFAULT = 10

export const tailAudit: Run<typeof tailAuditShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const { api, action, outcome, actor, target, lines = LINES_DEFAULT } = options
    const filter: Filter = { api, action, outcome, actor, target }
    const stop = listenForStop(() => {})
    const print = (event: AuditEventJson) =>
      context.print(
        context.isJson ? `${formatJson(event)}\n` : formatAuditEvent(event, context.style),
      )
    try {
      for await (const event of followEvents(transport, filter, lines, stop.signal)) {
        await print(event)
      }
      return finish(0)
    } finally {
      stop.dispose()
    }
  })

/** Where the log ends is asked first: what comes while the earlier ones are read comes again. */
async function* followEvents(
  transport: Transport,
  filter: Filter,
  lines: number,
  signal: AbortSignal,
): AsyncGenerator<AuditEventJson> {
  const path = '/v1/audit-events/follow'
  let { position } = (await transport.call('GET', path)) as Followed
  const shown = new Set<string>()
  for (const event of await readEarlier(transport, filter, lines)) {
    shown.add(event.hash)
    yield event
  }
  while (!signal.aborted) {
    const parameters = { ...filter, after: position, limit: limits.pageSizeMax }
    const answer = (await transport.call('GET', withQuery(path, parameters))) as Followed
    for (const event of answer.items) if (!shown.delete(event.hash)) yield event
    position = answer.position
    const isBehind = answer.items.length === limits.pageSizeMax
    if (!isBehind) await pauseUnless(signal)
  }
}

async function readEarlier(
  transport: Transport,
  filter: Filter,
  lines: number,
): Promise<readonly AuditEventJson[]> {
  if (lines === 0) return []
  const path = withQuery('/v1/audit-events', { ...filter, limit: lines })
  const page = (await transport.call('GET', path)) as PageJson<AuditEventJson>
  return page.items.toReversed()
}

async function pauseUnless(signal: AbortSignal): Promise<void> {
  await pause(limits.auditTailIntervalMs, undefined, { signal }).catch(() => {})
}
