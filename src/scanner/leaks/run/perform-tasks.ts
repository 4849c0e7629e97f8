/** Decides how each task of a source is read, in whichever thread it is. */
import type { LeakTask } from '../sources/leak-task.ts'
import { openTask } from '../sources/open-task.ts'
import type { TaskResult } from './leak-record.ts'
import { type CollectingSink, openLeakSink, type SinkSettings } from './open-leak-sink.ts'

/** After a stop it answers what was found until then. */
export async function performTasks(
  tasks: readonly LeakTask[],
  settings: SinkSettings,
): Promise<TaskResult> {
  const sink = openLeakSink(settings)
  for (const task of tasks) {
    if (settings.signal.aborted) break
    try {
      await performTask(task, sink, settings)
    } catch (error) {
      if (!settings.signal.aborted) throw error
    }
  }
  return sink.result()
}

async function performTask(
  task: LeakTask,
  sink: CollectingSink,
  { environment, signal }: SinkSettings,
): Promise<void> {
  const onSkip = (place: Parameters<CollectingSink['skip']>[0], reason: string) => {
    sink.skip(place, reason)
  }
  for await (const opened of openTask(task, { environment, signal, onSkip })) {
    sink.countOnly(opened.addedLines)
    await sink.content(opened.place, opened.content)
  }
}
