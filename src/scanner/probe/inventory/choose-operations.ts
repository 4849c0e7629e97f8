/** Decides which operations may be asked, and says of every other why not. */
import { limits } from '../../../base/limits.ts'
import type { OperationCoverage } from '../../scan-report.ts'
import type { ScanSettings } from '../../scan-settings.ts'
import { nameOperation, type Operation } from '../operation.ts'
import { fillOperation } from './fill-operation.ts'
import { isDestructive } from './is-destructive.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface ChosenOperations {
  readonly operations: readonly Operation[]
  readonly skipped: readonly OperationCoverage[]
}

/** Both lists by path, then by method. `requestsLeft` is what the scan may still send. */
export function chooseOperations(
  known: readonly Operation[],
  settings: ScanSettings,
  requestsLeft: number,
): ChosenOperations {
  const operations: Operation[] = []
  const skipped: OperationCoverage[] = []
  const skip = ({ method, path, source }: Operation, reason: string) => {
    skipped.push({ method, path, status: 'skipped', reason, source })
  }
  for (const each of [...known].sort(byPathThenMethod)) {
    const reason = whyNot(each, settings)
    if (reason === null) operations.push(each)
    else skip(each, reason)
  }
  const callers = 2 + settings.keys.length
  const affordable = Math.floor(requestsLeft / (callers * limits.inventoryRequestsPerCaller))
  const most = Math.max(1, Math.min(limits.scannedOperationsMax, affordable))
  if (operations.length <= most) return { operations, skipped: skipped.sort(byPathThenMethod) }
  // Those that only read, and those that somebody told of, before those that were come upon.
  const byWorth = [...operations].sort((a, b) => rank(a) - rank(b) || byPathThenMethod(a, b))
  const kept = new Set(byWorth.slice(0, most))
  const why =
    most < limits.scannedOperationsMax
      ? `beyond what a budget of ${settings.requestsBudget} requests is enough for`
      : `beyond the ${limits.scannedOperationsMax} operations of one scan`
  for (const each of operations) if (!kept.has(each)) skip(each, why)
  return {
    operations: operations.filter((each) => kept.has(each)),
    skipped: skipped.sort(byPathThenMethod),
  }
}

function whyNot(operation: Operation, settings: ScanSettings): string | null {
  const { method, path } = operation
  if (!SAFE_METHODS.has(method) && !settings.isActive) {
    return `${method} may change something: it needs --active`
  }
  if (method === 'CONNECT' || method === 'TRACE') return `${method} is no operation of an API`
  const filled = new URL(fillOperation(settings.target, operation, {}, {}).url)
  const isWarned = isDestructive(method, path)
  if (!isWarned && !isDestructive(method, filled.pathname + filled.search)) return null
  const isNamed = (settings.namedDestructive ?? []).some(
    (each) => each.trim().replace(/\s+/, ' ') === nameOperation(operation),
  )
  if (settings.isActive && isNamed) return null
  return 'its name says that it changes something: it needs --active and to be named'
}

function rank({ method, source }: Operation): number {
  const bySource = { given: 0, openapi: 1, discovered: 2 }[source]
  return bySource + (SAFE_METHODS.has(method) ? 0 : 3)
}

function byPathThenMethod(
  a: { readonly path: string; readonly method: string },
  b: { readonly path: string; readonly method: string },
): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  if (a.method === b.method) return 0
  return a.method < b.method ? -1 : 1
}
