/** Decides whether an operation that changes something lets strangers in, without changing much. */
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Caller, Judged, Judgement, ScanContext } from '../scan-context.ts'
import { harmlessChanges } from './harmless-changes.ts'

/**
 * Asks only in active mode, only as a stranger, with an empty body and with identifiers that
 * nobody has. An answer about the body shows that no key was asked for, unless a body as it is
 * wanted is turned away: many look at the body first.
 */
export async function judgeChanging(operation: Operation, scan: ScanContext): Promise<Judgement> {
  const reason = findReasonNotToAsk(operation, scan)
  const ask = async (caller: Caller): Promise<Judged> => {
    if (reason !== null) return { answer: null, access: 'untested', because: reason }
    const answer = await scan.ask(operation, caller, harmlessChanges(operation))
    const reading = scan.readAccess(answer)
    if (answer !== null && (answer.status === 400 || answer.status === 422)) {
      if (reading.access === 'unclear') {
        const filled = await askWithBody(operation, caller, scan)
        if (filled?.access === 'refused' || filled?.access === 'open') return filled
        if (filled !== null && (await isAboutObject(filled, operation, scan))) return letIn(filled)
        return { answer, access: 'open', because: `${answer.status} about the body, not the key` }
      }
    }
    const judged = { answer, ...reading }
    if (await isAboutObject(judged, operation, scan)) return letIn(judged)
    const isDone = answer !== null && answer.status >= 200 && answer.status < 300
    if (isDone && reading.access === 'unclear' && answer.bodyBytes === 0) {
      return { answer, access: 'open', because: `${answer.status} without a body` }
    }
    return judged
  }
  const none = await ask(null)
  const madeUp = await ask({ text: scan.madeUpKey })
  return { operation, none, madeUp, keys: new Map(), hasData: false }
}

/**
 * The operation was reached, looked for the made-up object, and told that there is none: it says
 * something else than what is said of a path beside it that does not exist.
 */
async function isAboutObject({ answer, access }: Judged, operation: Operation, scan: ScanContext) {
  if (answer?.status !== 404 || access !== 'absent' || answer.json === undefined) return false
  const at = operation.path.indexOf('/{')
  if (at < 1) return false
  const { path = operation.path, ...changes } = harmlessChanges(operation)
  const beside = `${operation.path.slice(0, at)}-7f3a${path.slice(at)}`
  const nowhere = await scan.ask(operation, null, { ...changes, path: beside })
  return nowhere?.status === 404 && withoutPath(nowhere) !== withoutPath(answer)
}

/** Some repeat the path. */
function withoutPath({ text, request }: Answer): string {
  return text.replaceAll(new URL(request.url).pathname, '')
}

function letIn({ answer }: Judged): Judged {
  return { answer, access: 'open', because: '404 about the object, not the key' }
}

/** Null where nobody knows what body is wanted. */
async function askWithBody(
  operation: Operation,
  caller: Caller,
  scan: ScanContext,
): Promise<Judged | null> {
  if (operation.body === null || operation.method === 'DELETE') return null
  const { path } = harmlessChanges(operation)
  const answer = await scan.ask(operation, caller, path === undefined ? {} : { path })
  return { answer, ...scan.readAccess(answer) }
}

function findReasonNotToAsk(operation: Operation, scan: ScanContext): string | null {
  const { method, path } = operation
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return `${method} is not asked`
  if (!scan.settings.isActive) return 'it changes something, and --active is not given'
  // Without an identifier in the path there is nothing made up that could be deleted in its place.
  if (method === 'DELETE' && !path.includes('{')) return 'it may delete what exists'
  return null
}
