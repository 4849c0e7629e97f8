/** Decides which tasks the targets of a search give, and what is left out of it. */
import type { MissingPart } from '../../scan-report.ts'
import type { LeakEnvironment, LeakSettings } from '../leak-settings.ts'
import type { LeakTask } from '../sources/leak-task.ts'
import { walkDirectory } from '../sources/walk-directory.ts'

/** Filled while the tasks are listed. */
export interface SourceFacts {
  commits: number | undefined
  missing: MissingPart[]
}

export async function* listLeakTasks(
  settings: LeakSettings,
  environment: LeakEnvironment,
  facts: SourceFacts,
  onSkip: (path: string, reason: string) => void,
): AsyncGenerator<LeakTask> {
  const { signal } = environment
  for (const target of settings.targets) {
    if (signal.aborted) return
    if (target.kind === 'path') {
      yield* walkDirectory(target.path, { all: settings.readsIgnored, signal, onSkip })
    }
  }
  void facts
}
