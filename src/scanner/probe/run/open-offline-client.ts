/** Decides that a dry run sends nothing: a client that has no way out. */
import type { ProbeClient } from '../client/exchange.ts'

export function openOfflineClient(requestsBudget: number): ProbeClient {
  return {
    send: () => Promise.resolve(null),
    sendBurst: (requests) => Promise.resolve(requests.map(() => null)),
    inspectTls: () => Promise.resolve(null),
    requestsSent: 0,
    requestsBudget,
    failures: [],
    answers: [],
    pinnedAddresses: [],
    close: () => Promise.resolve(),
  }
}
