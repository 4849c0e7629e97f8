/** Decides what ends a server: the first signal drains it, the second cuts. */
import type { Logger } from '../../server/logger.ts'

export interface StopSignals {
  /** Why it is to stop. */
  readonly first: Promise<'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'mistake'>
  readonly second: Promise<void>
  /** For SIGHUP where it stops nothing: whoever rotates files sends it afterwards. */
  onHangUp(listener: () => void): void
  dispose(): void
}

/**
 * SIGHUP has files opened anew that may have been rotated, and reloads nothing else; where a person
 * started Keyward in a terminal it means that the terminal is gone, and stops it. An exception that
 * nobody caught leaves the process in a state that nobody knows, so it drains and ends.
 */
export function listenToSignals(logger: Logger, isInTerminal: boolean): StopSignals {
  const first = Promise.withResolvers<'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'mistake'>()
  const second = Promise.withResolvers<void>()
  const hangUpListeners: (() => void)[] = []
  let count = 0
  const stop = (why: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'mistake') => {
    if (++count === 1) first.resolve(why)
    else second.resolve()
  }
  const onSignal = (signal: NodeJS.Signals) => stop(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
  const onHangUp = () => {
    if (isInTerminal) return stop('SIGHUP')
    for (const listener of hangUpListeners) listener()
    const message =
      'SIGHUP reloads nothing, but audit files are opened anew: restart to apply changes; ' +
      'TLS files reload themselves'
    logger.info(message)
  }
  const onException = (error: unknown) => {
    logger.fatal({ err: error }, 'exception that nobody caught')
    stop('mistake')
  }
  const onRejection = (error: unknown) => logger.error({ err: error }, 'rejection not handled')
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal).on('SIGHUP', onHangUp)
  process.on('uncaughtException', onException).on('unhandledRejection', onRejection)
  return {
    first: first.promise,
    second: second.promise,
    onHangUp: (listener) => void hangUpListeners.push(listener),
    dispose() {
      process.off('SIGTERM', onSignal).off('SIGINT', onSignal).off('SIGHUP', onHangUp)
      process.off('uncaughtException', onException).off('unhandledRejection', onRejection)
    },
  }
}
