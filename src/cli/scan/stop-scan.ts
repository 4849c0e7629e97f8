/** Decides what ends a scan early: the first signal asks for the report so far, the second cuts. */

export interface ScanStop {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal
  /** Resolves with the second. */
  readonly second: Promise<void>
  dispose(): void
}

/** `onFirst` is told at once: the scan may take a moment to end. */
export function listenForStop(onFirst: () => void): ScanStop {
  const controller = new AbortController()
  const second = Promise.withResolvers<void>()
  const onSignal = () => {
    if (controller.signal.aborted) return second.resolve()
    controller.abort()
    onFirst()
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    second: second.promise,
    dispose() {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    },
  }
}
