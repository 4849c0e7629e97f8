/** The process of one task: does what it is told first, answers, and ends. */
import { performTask, type Task } from './perform-task.ts'

const stop = new AbortController()

process.once('message', async (task: Task) => {
  process.on('message', () => stop.abort())
  const answer = await performTask(task, stop.signal)
  process.send?.(answer, undefined, {}, () => process.disconnect())
})

// Whoever wanted to know has gone.
process.once('disconnect', () => stop.abort())
