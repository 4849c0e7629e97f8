/** Decides which answers show what an operation gives away: those that it opened for somebody. */
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Caller, ScanContext } from '../scan-context.ts'

export interface OpenAnswer {
  readonly answer: Answer
  readonly caller: Caller
  /** In words for a finding: `without a key`, `with the key ci`. */
  readonly asked: string
}

/** Strangers first, then the proven keys in their order. */
export function listOpenAnswers(operation: Operation, scan: ScanContext): readonly OpenAnswer[] {
  const judgement = scan.judgementOf(operation)
  if (judgement === undefined) return []
  const open: OpenAnswer[] = []
  const { none } = judgement
  if (none.access === 'open' && none.answer !== null) {
    open.push({ answer: none.answer, caller: null, asked: 'without a key' })
  }
  for (const key of scan.keys) {
    const judged = judgement.keys.get(key.name)
    if (judged?.access !== 'open' || judged.answer === null) continue
    open.push({ answer: judged.answer, caller: key, asked: `with the key ${key.name}` })
  }
  return open
}

/** Who is likeliest to get through to the operation's own code: a key that opens it, or any key. */
export function pickCaller(operation: Operation, scan: ScanContext): Caller {
  const open = listOpenAnswers(operation, scan)
  const first = open[0]
  if (first !== undefined) return first.caller
  return scan.keys[0] ?? null
}
