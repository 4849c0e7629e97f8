/** Decides whether a rule was kept from looking by a limit: then it has not passed. */
import type { Answer, ProbeClient } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'

export interface WatchedScan {
  readonly scan: ScanContext
  /** Something that was asked through `scan` was answered only by a limit. */
  wasLimited(): boolean
}

/** For one check of one rule. */
export function watchLimits(scan: ScanContext): WatchedScan {
  let isLimited = false
  const note = (answer: Answer | null) => {
    if (scan.readAccess(answer).access === 'limited') isLimited = true
    return answer
  }
  const watched: ScanContext = Object.create(scan, {
    client: { value: watchClient(scan.client, note) },
    ask: { value: async (...all: Parameters<ScanContext['ask']>) => note(await scan.ask(...all)) },
    fetchPath: {
      value: async (...all: Parameters<ScanContext['fetchPath']>) =>
        note(await scan.fetchPath(...all)),
    },
  })
  return { scan: watched, wasLimited: () => isLimited }
}

/** For bursts, which want to meet a limit: what they then ask is not waited for. */
export function askWithoutPatience(scan: ScanContext): ScanContext {
  const ask: ScanContext['ask'] = (operation, caller, changes) =>
    scan.client.send({ ...scan.requestFor(operation, caller, changes), isNeeded: false })
  return Object.create(scan, { ask: { value: ask } })
}

function watchClient(
  client: ProbeClient,
  note: (answer: Answer | null) => Answer | null,
): ProbeClient {
  return {
    send: async (request) => note(await client.send(request)),
    sendBurst: (requests, concurrency) => client.sendBurst(requests, concurrency),
    get requestsSent() {
      return client.requestsSent
    },
    get requestsBudget() {
      return client.requestsBudget
    },
    get failures() {
      return client.failures
    },
    get answers() {
      return client.answers
    },
    get pinnedAddresses() {
      return client.pinnedAddresses
    },
    inspectTls: () => client.inspectTls(),
    close: () => client.close(),
  }
}
