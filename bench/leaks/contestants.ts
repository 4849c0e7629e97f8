/** Decides who is measured against whom: parts of the search, ripgrep and secretlint. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getSearchPlan } from '../../src/scanner/secrets/search-plan.ts'
import type { Contestant } from '../interleave.ts'
import { forkPinned, MEASURED_CORE, pin, receive, stop } from '../pinned-process.ts'
import type { Resources } from '../resources.ts'
import type { Corpus } from './make-corpus.ts'

export const PREFILTER = 'rg -F -i -o, the same keywords'

export interface Found {
  readonly planted: number
  readonly other: number
}

export interface Contestants {
  readonly contestants: readonly Contestant[]
  /** Of each that says what it found. */
  foundOf(): ReadonlyMap<string, Found>
}

const SECRETLINT = fileURLToPath(new URL('node_modules/.bin/secretlint', import.meta.url))

export async function startContestants(corpus: Corpus, resources: Resources): Promise<Contestants> {
  const found = new Map<string, Found>()
  const contestants = [
    resources.add(await startEngine('Keyward, keywords only', 'prefilter', corpus, found)),
    resources.add(await startEngine('Keyward, the whole search', 'whole', corpus, found)),
  ]
  if (spawnSync('rg', ['--version']).status === 0) contestants.unshift(startRipgrep(corpus))
  else throw new Error('ripgrep is missing: install ripgrep from Debian')
  if (existsSync(SECRETLINT)) contestants.push(startSecretlint(corpus))
  return { contestants, foundOf: () => found }
}

async function startEngine(
  name: string,
  mode: 'prefilter' | 'whole',
  corpus: Corpus,
  found: Map<string, Found>,
): Promise<Contestant> {
  const worker = new URL('search-worker.ts', import.meta.url)
  const child = forkPinned(MEASURED_CORE, worker, [mode, corpus.folder])
  await receive(child)
  return {
    name,
    async run() {
      child.send('go')
      const { perSecond, secrets } = (await receive(child)) as {
        perSecond: number
        secrets: readonly string[]
      }
      if (mode === 'whole') {
        const planted = secrets.filter((each) => corpus.secrets.has(each)).length
        found.set(name, { planted, other: secrets.length - planted })
      }
      return { perSecond }
    },
    close: () => stop(child),
  }
}

function startRipgrep({ folder, bytes }: Corpus): Contestant {
  const list = join(folder, '..', `${folder.split('/').at(-1)}.keywords`)
  const words = getSearchPlan().formats.flatMap(({ format }) => format.keywords)
  writeFileSync(list, [...new Set(words)].filter((word) => !word.includes('\n')).join('\n'))
  const options = ['-F', '-i', '-o', '-j1', '--count-matches', '-f', list, folder]
  return startCommand(PREFILTER, bytes, ['rg', ...options])
}

function startSecretlint({ folder, bytes }: Corpus): Contestant {
  const settings = join(folder, 'secretlintrc.json')
  const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend' }]
  writeFileSync(settings, JSON.stringify({ rules }))
  return startCommand('secretlint, preset-recommend', bytes, [
    process.execPath,
    SECRETLINT,
    '--secretlintrc',
    settings,
    '--secretlintignore',
    '/dev/null',
    join(folder, '*.js'),
  ])
}

/** Starting the program counts: that is how it is used. */
function startCommand(name: string, bytes: number, command: readonly string[]): Contestant {
  const [program, ...options] = pin(MEASURED_CORE, command)
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  return {
    name,
    async run() {
      const startMs = performance.now()
      const { status, stderr } = spawnSync(program, options, { cwd, maxBuffer: 1e9 })
      if (status !== 0 && status !== 1) throw new Error(`${name}: ${stderr.toString()}`)
      return { perSecond: bytes / 1e3 / (performance.now() - startMs) }
    },
    close: async () => {},
  }
}
