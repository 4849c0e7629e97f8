/** Decides that a stream which says nothing more does not outlast a stop: it just ends there. */

/** What came until then is read to its end, even if more was awaited from a terminal or a pipe. */
export async function* interruptStream<T>(
  stream: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const source = stream[Symbol.asyncIterator]()
  // One listener for all pieces: a race with a promise that never settles would keep each of them.
  let interrupt: () => void = () => {}
  const onAbort = () => interrupt()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    while (!signal.aborted) {
      const next = await new Promise<IteratorResult<T> | null>((resolve, reject) => {
        interrupt = () => resolve(null)
        source.next().then(resolve, reject)
      })
      if (next === null || next.done === true) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    // It would wait for the piece that does not come.
    if (!signal.aborted) await source.return?.()
  }
}
