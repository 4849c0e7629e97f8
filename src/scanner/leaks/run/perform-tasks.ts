/** Decides how each task of a source is read, in whichever thread it is. */
import type { LeakTask } from '../sources/leak-task.ts'
import { openTask } from '../sources/open-task.ts'
import type { TaskResult } from './leak-record.ts'
import { type CollectingSink, openLeakSink, type SinkSettings } from './open-leak-sink.ts'
import { readPart } from './read-part.ts'

/** After a stop it answers what was found until then. */
export async function performTasks(
  tasks: readonly LeakTask[],
  settings: SinkSettings,
): Promise<TaskResult> {
  const sink = openLeakSink(settings)
  const parts: TaskResult[] = []
  for (const task of tasks) {
    if (settings.signal.aborted) break
    if (task.kind === 'file' && task.part !== undefined) {
      parts.push(await readPart(task, task.part, settings))
      continue
    }
    try {
      await performTask(task, sink, settings)
    } catch (error) {
      if (!settings.signal.aborted) throw error
    }
  }
  return parts.reduce(addResults, sink.result())
}

function addResults(one: TaskResult, other: TaskResult): TaskResult {
  return {
    records: [...one.records, ...other.records],
    parts: [...(one.parts ?? []), ...(other.parts ?? [])],
    skipped: [...one.skipped, ...other.skipped],
    files: one.files + other.files,
    bytes: one.bytes + other.bytes,
    containers: one.containers + other.containers,
  }
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
