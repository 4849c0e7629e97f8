/** Decides what each operation lets each caller do, before any rule looks at it. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { compareJudged } from '../oracle/compare-judged.ts'
import { hasData } from '../oracle/has-data.ts'
import { readAccess } from '../oracle/read-access.ts'
import type { Caller, Judged, Judgement, ScanContext } from '../scan-context.ts'
import { listItemParameters } from '../signs/item-parameters.ts'
import { judgeChanging } from './judge-changing.ts'
import { runBounded } from './run-bounded.ts'
import type { ScanKnowledge } from './scan-knowledge.ts'

/**
 * In waves: operations without identifiers first, since their answers hold the identifiers
 * with which the next ones are asked. What a wave has learnt counts from the next one on, so that
 * the order of arrival changes nothing.
 */
export async function judgeOperations(
  scan: ScanContext,
  knowledge: ScanKnowledge,
  onDone: (done: number) => void,
): Promise<void> {
  let done = 0
  knowledge.book.expect(knowledge.operations)
  for (const wave of listWaves(knowledge.operations)) {
    const seen: (() => void)[][] = wave.map(() => [])
    try {
      await runBounded(wave, scan.settings.concurrency, async (operation, index) => {
        const judgement = isReadable(operation)
          ? await judge(operation, scan, knowledge, seen[index] ?? [])
          : await judgeChanging(operation, scan)
        knowledge.judgements.set(operation, judgement)
        onDone(++done)
      })
    } finally {
      for (const each of seen.flat()) each()
      sortJudgements(knowledge)
    }
  }
}

function isReadable({ method }: Operation): boolean {
  return method === 'GET' || method === 'HEAD'
}

function listWaves(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const waves: Operation[][] = []
  for (const operation of operations) {
    const depth = isReadable(operation) ? countIdentifiers(operation) : limits.wavesMax
    const wave = Math.min(depth, limits.wavesMax)
    waves[wave] = [...(waves[wave] ?? []), operation]
  }
  return waves.filter((wave) => wave !== undefined)
}

/** In the path, and one in the query: `getOrder?order_id=7` follows on the list of orders. */
function countIdentifiers(operation: Operation): number {
  const isByQuery = listItemParameters(operation).some((each) => each.in === 'query')
  return operation.path.split('{').length - 1 + (isByQuery ? 1 : 0)
}

async function judge(
  operation: Operation,
  scan: ScanContext,
  knowledge: ScanKnowledge,
  seen: (() => void)[],
): Promise<Judgement> {
  const { book, shown } = knowledge
  const ask = async (caller: Caller, name: string): Promise<Judged> => {
    const answer = await scan.ask(operation, caller)
    if (answer !== null && scan.readAccess(answer).access === 'open') {
      seen.push(() => book.record(name, answer))
    }
    return { answer, ...scan.readAccess(answer) }
  }
  const first = scan.keys.find((each) => Object.keys(book.choose(each.name, operation)).length > 0)
  shown.set(operation, book.choose(first?.name ?? '', operation))
  const keys = new Map<string, Judged>()
  for (const key of scan.keys) {
    const judged = await ask(key, key.name)
    const isBetter = judged.access === 'open' && ![...keys.values()].some(isOpen)
    const own = book.choose(key.name, operation)
    if (isBetter && Object.keys(own).length > 0) shown.set(operation, own)
    keys.set(key.name, judged)
  }
  const none = await ask(null, '')
  const madeUp = await ask({ text: scan.madeUpKey }, '')
  const judgement = toJudgement(operation, none, madeUp, keys)
  for (const each of [judgement.none, judgement.madeUp]) {
    if (each.answer === null || each.access !== 'refused') continue
    const { answer } = each
    if (readAccess(answer, knowledge.notFound).access === 'open') {
      seen.push(() => knowledge.refusals.add(answer))
    }
  }
  return judgement
}

function toJudgement(
  operation: Operation,
  none: Judged,
  madeUp: Judged,
  keys: ReadonlyMap<string, Judged>,
): Judgement {
  const compared = compareJudged({ none, madeUp, keys })
  const all = [compared.none, compared.madeUp, ...compared.keys.values()]
  return {
    operation,
    ...compared,
    hasData: all.some((each) => isOpen(each) && isFull(each.answer)),
  }
}

function isOpen(judged: Judged): boolean {
  return judged.access === 'open'
}

function isFull(answer: Answer | null): boolean {
  return answer !== null && hasData(answer)
}

/** In the order of the operations, whatever came in first. */
function sortJudgements({ judgements, operations }: ScanKnowledge): void {
  const sorted = operations.flatMap((operation) => {
    const judgement = judgements.get(operation)
    return judgement === undefined ? [] : [[operation, judgement] as const]
  })
  judgements.clear()
  for (const [operation, judgement] of sorted) judgements.set(operation, judgement)
}
