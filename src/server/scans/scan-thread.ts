/** The thread itself: does the one task that it was made for, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { performTask, type ThreadTask } from './thread-task.ts'

const stop = new AbortController()
parentPort?.on('message', () => stop.abort())
parentPort?.postMessage(await performTask(workerData as ThreadTask, stop.signal))
parentPort?.close()
