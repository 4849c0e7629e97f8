/** Decides how a process is asked to read a hostile file, how long it may take, and how it ends. */

import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { limits } from '../../../../base/limits.ts'
import { withOwnExtension } from '../../../../base/with-own-extension.ts'
import { UnreadableError } from '../../content/unreadable-error.ts'
import type { ApartAnswer, ApartItem, ApartRequest, ApartTask } from './apart-item.ts'

/** To start one takes as long as to read a hundred small files, so that the last one is kept. */
let idle: ChildProcess | undefined
/** In this thread; each of them took its time, or a gigabyte. */
let failures = 0

/** Throws an `UnreadableError` when it fails; then, as when nobody asks on, the process ends. */
export async function* askApart(task: ApartTask): AsyncGenerator<readonly ApartItem[]> {
  if (failures >= limits.apartFailuresMax) {
    throw new UnreadableError('was not read: too many like it took too long or too much memory')
  }
  const child = takeProcess()
  let isFine = false
  try {
    let leftMs: number = limits.apartFileMs
    for (let request: ApartRequest = task; ; request = 'more') {
      const askedMs = performance.now()
      const answer = await ask(child, request, Math.min(leftMs, limits.apartAnswerMs))
      leftMs -= performance.now() - askedMs
      if ('failure' in answer) {
        failures += 1
        throw new UnreadableError(answer.failure)
      }
      yield answer.items
      if (!answer.isLast) continue
      isFine = true
      return
    }
  } finally {
    if (isFine && idle === undefined && child.connected) keep(child)
    else child.kill('SIGKILL')
  }
}

function takeProcess(): ChildProcess {
  const kept = idle
  idle = undefined
  if (kept?.connected === true) {
    kept.ref()
    kept.channel?.ref?.()
    return kept
  }
  const path = fileURLToPath(
    withOwnExtension(import.meta.url, new URL('./apart-process.ts', import.meta.url)),
  )
  return fork(path, [], {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** It goes when we go. */
function keep(child: ChildProcess): void {
  idle = child
  child.unref()
  child.channel?.unref?.()
}

function ask(child: ChildProcess, request: ApartRequest, waitMs: number): Promise<ApartAnswer> {
  const { promise, resolve } = Promise.withResolvers<ApartAnswer>()
  const onMessage = (answer: unknown) => resolve(answer as ApartAnswer)
  const onEnd = () => resolve({ failure: 'ends the process that reads it' })
  const onTime = () => resolve({ failure: 'takes too long to be read' })
  const timer = setTimeout(onTime, waitMs)
  child.once('message', onMessage)
  child.once('exit', onEnd)
  child.once('error', onEnd)
  child.send(request, (error) => {
    if (error !== null) onEnd()
  })
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', onMessage)
    child.off('exit', onEnd)
    child.off('error', onEnd)
  })
}
