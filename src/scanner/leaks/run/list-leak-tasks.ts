/** Decides which tasks the targets of a search give, and what is left out of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MissingPart } from '../../scan-report.ts'
import { maskFoundSecrets } from '../../secrets/mask-secrets.ts'
import type { LeakEnvironment, LeakSettings, LeakTarget } from '../leak-settings.ts'
import type { BlobsTask, LeakTask, OnSkip } from '../sources/leak-task.ts'
import { listGitBlobs } from '../sources/list-git-blobs.ts'
import { listStagedBlobs } from '../sources/list-staged-blobs.ts'
import { openTreePaths } from '../sources/show-tree-path.ts'
import { walkDirectory } from '../sources/walk-directory.ts'

/** Filled while the tasks are listed. */
export interface SourceFacts {
  /** That brought in what was read; empty where no history was. */
  readonly commits: Set<string>
  readonly missing: MissingPart[]
  /** To be called when everything has been read: what was fetched is kept until then. */
  readonly closings: (() => Promise<void>)[]
}

/** Standard input is no task: only the main thread has it. */
export async function* listLeakTasks(
  settings: LeakSettings,
  environment: LeakEnvironment,
  facts: SourceFacts,
  onSkip: OnSkip,
): AsyncGenerator<LeakTask> {
  for (const target of settings.targets) {
    if (environment.signal.aborted) return
    try {
      yield* listTarget(target, settings, environment, facts, onSkip)
    } catch (error) {
      // After a stop the report so far follows, with what threads still have in hand.
      if (!environment.signal.aborted) throw error
    }
  }
}

async function* listTarget(
  target: LeakTarget,
  settings: LeakSettings,
  environment: LeakEnvironment,
  facts: SourceFacts,
  onSkip: OnSkip,
): AsyncGenerator<LeakTask> {
  const { signal, variables } = environment
  const git = { environment: variables, signal, onSkip }
  switch (target.kind) {
    case 'path': {
      const { path } = target
      if (!isHistoryRead(settings, path)) facts.missing.push(...tellHistory(path))
      yield* walkDirectory(path, { all: settings.readsIgnored, ...git })
      return
    }
    case 'history': {
      const { path, range } = target
      const show = await openTreePaths(path, git)
      for await (const task of listGitBlobs(path, range === undefined ? git : { ...git, range })) {
        countCommits(task, facts)
        yield showPaths(task, show)
      }
      return
    }
    case 'staged': {
      const { path } = target
      const task = await listStagedBlobs(path, git)
      if (task !== null)
        yield showPaths(task, await openTreePaths(path, { ...git, isInHook: true }))
      return
    }
    case 'url': {
      const { openPages } = await import('../sources/pages/open-pages.ts')
      const { allowedOrigins, userAgent } = settings
      const reach = { allowedOrigins, userAgent }
      const pages = await openPages(target.url, reach, { ...environment, onSkip })
      facts.closings.push(() => pages.close())
      yield* pages.tasks()
      return
    }
    case 'stdin':
      return
  }
}

function isHistoryRead({ targets }: LeakSettings, path: string): boolean {
  return targets.some((each) => each.kind === 'history' && each.path === path)
}

function tellHistory(path: string): readonly MissingPart[] {
  if (!existsSync(join(path, '.git'))) return []
  const shown = maskFoundSecrets(path)
  return [
    {
      what: `The history of ${shown} was not read: what was deleted there is still in each clone.`,
      how: 'Add --history.',
    },
  ]
}

/** A file of the work tree and its history are one, and those of two repositories are two. */
function showPaths(task: BlobsTask, show: (path: string) => string): BlobsTask {
  return { ...task, blobs: task.blobs.map((blob) => ({ ...blob, path: show(blob.path) })) }
}

function countCommits({ blobs }: BlobsTask, { commits }: SourceFacts): void {
  for (const { commit } of blobs) if (commit !== undefined) commits.add(commit.id)
}
