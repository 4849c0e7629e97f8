/** Decides which files below a folder are read: those that git would take, in a fixed order. */
import { type Dirent, lstatSync, realpathSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { KeywardError } from '../../../base/errors.ts'
import { explainFailure } from '../content/unreadable-error.ts'
import { findIgnoring, type IgnoreLayer, readIgnoreLayers } from './ignore-layers.ts'
import type { FileTask, OnSkip } from './leak-task.ts'
import { listTrackedIgnored } from './list-tracked-ignored.ts'
import { fromPath, placeOfBytes, showPath, toNative, toTaskPath } from './path-bytes.ts'
import type { GitEnvironment } from './run-git.ts'

export interface WalkOptions {
  /** Also what `.gitignore` leaves out; never what `.keywardignore` does. */
  readonly all?: boolean
  readonly environment?: GitEnvironment
  readonly signal?: AbortSignal
  readonly onSkip: OnSkip
}

/** A file is read by itself, whatever rules say of it. Throws where nothing can be read at all. */
export async function* walkDirectory(
  given: string,
  options: WalkOptions,
): AsyncGenerator<FileTask> {
  const path = fromPath(given)
  const facts = await stat(toNative(path)).catch((error: unknown) => {
    const detail = `${given} ${describeMissing(error)}.`
    throw new KeywardError('file_not_readable', { detail }, { cause: error })
  })
  if (facts.isDirectory()) yield* new Walk(path, options).files()
  else if (facts.isFile()) {
    // It was named, so a link is followed: the task says where it leads.
    const real = (await realpath(toNative(path), 'buffer')).toString('latin1')
    yield { ...asTask(path, facts.size), path: toTaskPath(real) }
  } else options.onSkip(placeOfBytes(path), SPECIAL)
}

function describeMissing(error: unknown): string {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return isMissing ? 'does not exist' : explainFailure(error)
}

const SPECIAL = 'is a pipe, socket or device, which is not opened'

/** What is still to be looked at, and by which rules. */
interface Pending {
  readonly path: string
  /** From the top: of the repository, or where there is none of the walk. */
  readonly parts: readonly string[]
  readonly kind: 'folder' | 'file' | 'link' | 'special'
  readonly layers: readonly IgnoreLayer[]
}

class Walk {
  readonly #root: string
  /** Without links, to tell what leads out of it. */
  #realRoot = ''
  readonly #options: WalkOptions
  readonly #all: boolean
  readonly #layers: IgnoreLayer[] = []

  constructor(root: string, options: WalkOptions) {
    this.#root = root
    this.#options = options
    this.#all = options.all === true
  }

  async *files(): AsyncGenerator<FileTask> {
    this.#realRoot = (await realpath(toNative(this.#root), 'buffer')).toString('latin1')
    const top = findRepository(this.#realRoot)
    const start = this.#begin(top ?? this.#realRoot)
    const pending: Pending[] = [start]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      this.#options.signal?.throwIfAborted()
      if (next.kind === 'folder') pending.push(...(await this.#open(next)).reverse())
      else if (next.kind === 'file') yield* this.#take(next.path)
      else if (next.kind === 'link') await this.#judgeLink(next.path)
      else this.#options.onSkip(placeOfBytes(next.path), SPECIAL)
    }
    if (top !== null && !this.#all) yield* this.#tracked(start)
    for (const { place, leftOut, isGit } of this.#layers) {
      const hint = isGit ? '; --all reads them' : ''
      if (leftOut > 0)
        this.#options.onSkip(
          place,
          `leaves out ${leftOut} ${leftOut === 1 ? 'path' : 'paths'}${hint}`,
        )
    }
  }

  /** Rules of the folders above hold too, unless they leave out what was expressly given. */
  #begin(top: string): Pending {
    const parts = this.#realRoot.slice(top.length).split('/').filter(Boolean)
    const layers: IgnoreLayer[] = []
    for (const [depth, part] of parts.entries()) {
      const folder = [top, ...parts.slice(0, depth)].join('/')
      layers.push(...this.#readLayers(folder, depth))
      const path = [...parts.slice(0, depth), part]
      if (findIgnoring(layers, path, true) !== undefined) layers.length = 0
    }
    return { path: this.#root, parts, kind: 'folder', layers }
  }

  #readLayers(folder: string, depth: number): IgnoreLayer[] {
    const read = readIgnoreLayers(folder, depth, { all: this.#all, onSkip: this.#options.onSkip })
    this.#layers.push(...read)
    return read
  }

  async #open(folder: Pending): Promise<Pending[]> {
    const entries = await this.#list(folder.path)
    const own = this.#readLayers(folder.path, folder.parts.length)
    const layers = own.length === 0 ? folder.layers : [...folder.layers, ...own]
    const opened: Pending[] = []
    for (const entry of entries) {
      const name = entry.name.toString('latin1')
      const path = `${folder.path === '/' ? '' : folder.path}/${name}`
      const kind = kindOf(entry)
      if (name === '.git') {
        // History is a source of its own, but addresses of remotes may hold passwords.
        if (kind === 'folder') opened.push({ ...folder, path: `${path}/config`, kind: 'file' })
        continue
      }
      const parts = [...folder.parts, name]
      const ignoring = findIgnoring(layers, parts, kind === 'folder')
      if (ignoring === undefined) opened.push({ path, parts, kind, layers })
      else ignoring.leftOut += 1
    }
    return opened
  }

  async #list(path: string): Promise<Dirent<Buffer>[]> {
    try {
      const options = { withFileTypes: true, encoding: 'buffer' } as const
      const entries = await readdir(toNative(path), options)
      return entries.sort((one, other) => Buffer.compare(one.name, other.name))
    } catch (error) {
      this.#options.onSkip(placeOfBytes(path), explainFailure(error))
      return []
    }
  }

  *#take(path: string): Generator<FileTask> {
    const isConfig = path.endsWith('/.git/config')
    try {
      const facts = lstatSync(toNative(path))
      if (facts.isFile()) yield asTask(path, facts.size)
      else if (!isConfig) this.#options.onSkip(placeOfBytes(path), SPECIAL)
    } catch (error) {
      if (!isConfig) this.#options.onSkip(placeOfBytes(path), explainFailure(error))
    }
  }

  /** What a link within the folder leads to is read where it lies, so once. */
  async #judgeLink(path: string): Promise<void> {
    const { onSkip } = this.#options
    try {
      const target = (await realpath(toNative(path), 'buffer')).toString('latin1')
      if (!this.#isInside(target))
        onSkip(placeOfBytes(path), 'is a symbolic link out of the folder, which is not followed')
    } catch (error) {
      const isLost = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      onSkip(
        placeOfBytes(path),
        isLost ? 'is a symbolic link that leads nowhere' : explainLink(error),
      )
    }
  }

  #isInside(real: string): boolean {
    const base = this.#realRoot === '/' ? '' : this.#realRoot
    return real === this.#realRoot || real.startsWith(`${base}/`)
  }

  /** Files that are committed although a rule names them: whoever has the repository has them. */
  async *#tracked(start: Pending): AsyncGenerator<FileTask> {
    const { environment = {}, signal } = this.#options
    for (const name of await listTrackedIgnored(this.#root, { environment, signal })) {
      const path = `${this.#root}/${name}`
      if (this.#isLeftOutByUs(start, name.split('/'))) continue
      const facts = lstatSync(toNative(path), { throwIfNoEntry: false })
      if (facts?.isFile() !== true) continue
      const real = realpathSync(toNative(path), 'buffer').toString('latin1')
      if (this.#isInside(real)) yield asTask(path, facts.size)
    }
  }

  #isLeftOutByUs(start: Pending, names: readonly string[]): boolean {
    const layers = start.layers.filter(({ isGit }) => !isGit)
    const onSkip = () => {}
    return names.some((_name, index) => {
      const above = [...start.parts, ...names.slice(0, index)]
      const folder = [this.#root, ...names.slice(0, index)].join('/')
      layers.push(...readIgnoreLayers(folder, above.length, { all: true, onSkip }))
      const path = [...start.parts, ...names.slice(0, index + 1)]
      return findIgnoring(layers, path, index < names.length - 1) !== undefined
    })
  }
}

function explainLink(error: unknown): string {
  const isCircle = error instanceof Error && 'code' in error && error.code === 'ELOOP'
  return isCircle ? 'is a symbolic link in a circle' : explainFailure(error)
}

function asTask(path: string, size: number): FileTask {
  return { kind: 'file', path: toTaskPath(path), shown: showPath(path), size }
}

function kindOf(entry: Dirent<Buffer>): Pending['kind'] {
  if (entry.isDirectory()) return 'folder'
  if (entry.isFile()) return 'file'
  return entry.isSymbolicLink() ? 'link' : 'special'
}

/** The nearest folder at or above this one that holds a `.git`. */
function findRepository(folder: string): string | null {
  for (let each = folder; ; each = each.slice(0, each.lastIndexOf('/'))) {
    if (exists(`${each}/.git`)) return each
    if (each === '') return null
  }
}

/** What may not be looked at is told when the folder itself is opened. */
function exists(path: string): boolean {
  try {
    return lstatSync(toNative(path), { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
