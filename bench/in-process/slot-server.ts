/** Decides how an in-process contestant is timed: many operations per look at the clock. */

/** Reading the clock costs a tenth of a look-up, so it is read once in so many operations. */
const FAST_BATCH = 1_000
const AWAITED_BATCH = 16

/** Answers each slot length, in milliseconds, with the operations per second that were managed. */
export function serveSlots(run: (slotMs: number) => Promise<number>): void {
  process.on('message', (slotMs) => {
    run(Number(slotMs)).then(
      (perSecond) => process.send?.(perSecond),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  process.send?.('ready')
}

/** Operations that answer at once. `operate` gets a running number. */
export async function countFast(slotMs: number, operate: (turn: number) => void): Promise<number> {
  const startMs = performance.now()
  let turn = 0
  let elapsedMs = 0
  while (elapsedMs < slotMs) {
    for (const batchEnd = turn + FAST_BATCH; turn < batchEnd; turn++) operate(turn)
    elapsedMs = performance.now() - startMs
  }
  return (turn * 1_000) / elapsedMs
}

/** Operations that are awaited one after the other, each once; `check` throws at a wrong answer. */
export async function countAwaited<T>(
  slotMs: number,
  operate: (turn: number) => Promise<T>,
  check: (answer: T) => void,
): Promise<number> {
  const startMs = performance.now()
  let turn = 0
  let elapsedMs = 0
  while (elapsedMs < slotMs) {
    for (const batchEnd = turn + AWAITED_BATCH; turn < batchEnd; turn++) check(await operate(turn))
    elapsedMs = performance.now() - startMs
  }
  return (turn * 1_000) / elapsedMs
}

/** `count` indexes below `below` in no order, so that no cache sees the keys in a row. */
export function randomOrder(count: number, below: number): Uint32Array {
  return Uint32Array.from({ length: count }, () => Math.floor(Math.random() * below))
}
