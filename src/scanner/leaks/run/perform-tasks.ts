/** Decides how each task of a source is read, in whichever thread it is. */
import { bufferContent } from '../content/buffer-content.ts'
import { openFileContent } from '../content/open-file-content.ts'
import type { Place } from '../place.ts'
import type { LeakTask } from '../sources/leak-task.ts'
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
      await performTask(task, sink, settings.signal)
    } catch (error) {
      if (!settings.signal.aborted) throw error
    }
  }
  return sink.result()
}

async function performTask(
  task: LeakTask,
  sink: CollectingSink,
  signal: AbortSignal,
): Promise<void> {
  switch (task.kind) {
    case 'file': {
      const place = { path: task.shown, entries: [] }
      try {
        await sink.content(place, await openFileContent(task.path))
      } catch (error) {
        if (signal.aborted) throw error
        sink.skip(place, error instanceof Error ? error.message : 'could not be opened')
      }
      return
    }
    case 'page':
      await sink.content(
        { path: task.shown, entries: [] },
        bufferContent(task.name, Buffer.from(task.body)),
      )
      return
    case 'blobs':
      for await (const { blob, content } of readGitBlobs(task)) {
        const { path, commit, addedLines } = blob
        const place: Place = { path, entries: [], ...(commit === undefined ? {} : { commit }) }
        sink.countOnly(addedLines)
        await sink.content(place, content)
      }
      sink.countOnly(undefined)
      return
    case 'stdin':
      throw new Error('standard input is read by the main thread')
  }
}
