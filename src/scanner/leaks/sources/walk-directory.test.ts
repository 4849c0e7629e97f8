import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectFiles } from '../../../../test/fixtures/sources/collect-files.ts'
import {
  type Folder,
  gitEnvironment,
  makeFolder,
  makeRepository,
} from '../../../../test/fixtures/sources/git-folder.ts'

/** What git itself would take, sorted by bytes. */
function listByGit(folder: Folder): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
    cwd: folder.path,
    env: gitEnvironment,
  })
  const names = output.toString('latin1').split('\0').filter(Boolean).sort()
  return [...new Set(names)].map((name) => Buffer.from(name, 'latin1').toString('utf8'))
}

function withoutGit(names: readonly string[]): string[] {
  return names
    .filter((name) => name !== '.git/config')
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}

describe('walkDirectory', () => {
  it('gives every file in a fixed order, with its size', async () => {
    const folder = makeFolder({ 'b.txt': 'bb', 'a/z.txt': '', 'a/b/c.txt': 'ccc', 'a.txt': 'a' })
    const { tasks, names } = await collectFiles(folder.path)
    expect(names).toEqual(['a/b/c.txt', 'a/z.txt', 'a.txt', 'b.txt'])
    expect(tasks.map(({ size }) => size)).toEqual([3, 0, 1, 2])
    expect(tasks[0]?.path).toBe(join(folder.path, 'a/b/c.txt'))
  })

  it('shows what lies in the working directory relative to it', async () => {
    const { names } = await collectFiles('src/scanner/leaks/sources')
    expect(names).toContain('src/scanner/leaks/sources/walk-directory.ts')
  })

  it('leaves out what .gitignore names, and says how much', async () => {
    const folder = makeFolder({
      '.gitignore': '*.log\n/out/\n',
      'a.log': '',
      'b.txt': '',
      'out/c.txt': '',
      'src/out/d.txt': '',
      'src/.gitignore': '!kept.log\n',
      'src/kept.log': '',
    })
    const { names, skips } = await collectFiles(folder.path)
    expect(names).toEqual([
      '.gitignore',
      'b.txt',
      'src/.gitignore',
      'src/kept.log',
      'src/out/d.txt',
    ])
    expect(skips).toEqual(['.gitignore: leaves out 2 paths; --all reads them'])
  })

  it('reads everything with --all but what .keywardignore names', async () => {
    const folder = makeFolder({
      '.gitignore': 'out\n',
      '.keywardignore': 'fixtures/\n',
      'fixtures/a.txt': '',
      'out/a.txt': '',
    })
    const { names, skips } = await collectFiles(folder.path, { all: true })
    expect(names).toEqual(['.gitignore', '.keywardignore', 'out/a.txt'])
    expect(skips).toEqual(['.keywardignore: leaves out 1 path'])
  })

  it('reads what was expressly given although rules leave it out', async () => {
    const folder = makeRepository({ '.gitignore': 'dist\n*.map\n', 'dist/a.map': '', 'dist/b': '' })
    expect((await collectFiles(join(folder.path, 'dist'))).names).toEqual(['a.map', 'b'])
    expect((await collectFiles(join(folder.path, 'dist/a.map'))).names).toEqual(['.'])
  })

  it('heeds the rules of the folders above, up to the repository', async () => {
    const folder = makeRepository({ '.gitignore': '*.log\n/a/x\n', 'a/b.log': '', 'a/x': '' })
    folder.write('a/y', '')
    expect((await collectFiles(join(folder.path, 'a'))).names).toEqual(['y'])
  })

  it('reads the addresses of remotes, and no more of .git', async () => {
    const folder = makeRepository({ a: '' })
    const { names } = await collectFiles(folder.path)
    expect(names).toEqual(['.git/config', 'a'])
  })

  it('reads what is committed although it is ignored', async () => {
    const folder = makeRepository({ '.env': 'A=1', '.gitignore': '.env\n' })
    folder.git('add', '--force', '.env')
    const { names } = await collectFiles(folder.path)
    expect(names).toEqual(['.git/config', '.gitignore', '.env'])
  })

  it('reads files whose names are no text', async () => {
    const folder = makeFolder({ 'line\nbreak.txt': 'x' })
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/bad-`), Buffer.from([0xff])]), 'y')
    const { tasks, names } = await collectFiles(folder.path)
    expect(names).toEqual(['bad-\ufffd', 'line\nbreak.txt'])
    expect(tasks[0]?.path).toBeInstanceOf(Uint8Array)
  })

  it('tells folders that this user may not read', async () => {
    const folder = makeFolder({ 'closed/a': '', b: '' })
    chmodSync(join(folder.path, 'closed'), 0)
    const { names, skips } = await collectFiles(folder.path)
    chmodSync(join(folder.path, 'closed'), 0o700)
    // The superuser may read everything.
    if (process.getuid?.() === 0) expect(names).toEqual(['b', 'closed/a'])
    else expect(skips).toEqual(['closed: may not be read: permission is missing'])
  })

  it('refuses what does not exist', async () => {
    const walk = collectFiles('/nonexistent/folder')
    await expect(walk).rejects.toMatchObject({ code: 'file_not_readable' })
  })

  it('stops when it is told to', async () => {
    const folder = makeFolder({ a: '' })
    const walk = collectFiles(folder.path, { signal: AbortSignal.abort() })
    await expect(walk).rejects.toThrow('aborted')
  })
})

const PATTERNS = [
  ...['*.log', '!keep.log', '/build', 'build/', '!build/', 'doc/*.txt', 'doc/**/*.txt', '**/tmp'],
  ...['a/**', '!a/b', '!a/b/**', '*', '!*/', '!*.md', 'foo*bar', 'f?o', '[abc].txt', '[!abc].txt'],
  ...['[a-c]x', '[[:digit:]]*', '\\#hash', '\\!bang', '#comment', 'space\\ ', 'trail  ', 'b\\*c'],
  ...['/**/x', 'a/**/b', 'x/**/', '**', '**/', 'a//b', '/', '!', '[', '[a', 'a]', '[]x]', 'é*'],
  ...[
    'a**b',
    '*a*b*',
    '[^x]y',
    '[a-]',
    '\\',
    'x\\',
    '.*',
    '!.gitignore',
    'A.txt',
    'deep/',
    '/doc/',
  ],
  ...['[\\]]', '?', '??', '!doc/a.txt', 'doc/b', 'tmp/*', '!tmp/keep.log', '\xef\xbb\xbfa.txt'],
]
const NAMES = [
  ...[
    'a',
    'b',
    'x',
    'ax',
    'foobar',
    'foo',
    'build',
    'doc',
    'tmp',
    'deep',
    'a.txt',
    'b.txt',
    'd.txt',
  ],
  ...[
    'keep.log',
    'x.log',
    'read.md',
    '#hash',
    '!bang',
    'space ',
    '1one',
    'b*c',
    'é',
    'aéb',
    '.env',
  ],
  ...['A.txt', ']', 'y', 'zy', '[', '-', 'xy', 'a b', 'trail'],
]

/** Always the same numbers for the same seed. */
function openDice(seed: number): (count: number) => number {
  let state = seed
  return (count) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * count)
  }
}

describe('the rules of .gitignore', () => {
  it.each(Array.from({ length: 25 }, (_, index) => index))(
    'as git reads them, tree %i',
    async (seed) => {
      const roll = openDice(seed + 1)
      const pick = (from: readonly string[]) => from[roll(from.length)] ?? ''
      const folder = makeRepository()
      for (let count = 0; count < 60; count += 1) {
        const path = Array.from({ length: 1 + roll(4) }, () => pick(NAMES)).join('/')
        try {
          folder.write(path, '')
        } catch {
          // A file stands where this one would need a folder.
        }
      }
      const folders = [
        '',
        ...new Set(listByGit(folder).flatMap((name) => name.match(/^.*\//) ?? [])),
      ]
      for (let count = 0; count < 4; count += 1) {
        const lines = Array.from({ length: 1 + roll(5) }, () => pick(PATTERNS))
        const name = count === 3 ? '.git/info/exclude' : `${pick(folders)}.gitignore`
        folder.write(name, lines.join(roll(2) === 0 ? '\n' : '\r\n'))
      }
      const { names } = await collectFiles(folder.path)
      expect(withoutGit(names)).toEqual(listByGit(folder))
    },
  )
})

describe('links', () => {
  it('are read where they lead to, once, and not followed out of the folder', async () => {
    const outside = makeFolder({ secret: '' })
    const folder = makeFolder({ 'a/b': '' })
    symlinkSync('a/b', join(folder.path, 'inside'))
    symlinkSync('a', join(folder.path, 'folder'))
    symlinkSync(join(outside.path, 'secret'), join(folder.path, 'out'))
    symlinkSync('nowhere', join(folder.path, 'lost'))
    const { names, skips } = await collectFiles(folder.path)
    expect(names).toEqual(['a/b'])
    expect(skips).toEqual([
      'lost: is a symbolic link that leads nowhere',
      'out: is a symbolic link out of the folder, which is not followed',
    ])
  })

  it('are followed where they are given', async () => {
    const folder = makeFolder({ 'a/b': 'x' })
    symlinkSync('a', join(folder.path, 'folder'))
    symlinkSync('a/b', join(folder.path, 'file'))
    expect((await collectFiles(join(folder.path, 'folder'))).names).toEqual(['b'])
    const { tasks } = await collectFiles(join(folder.path, 'file'))
    expect(tasks.map(({ path }) => path)).toEqual([join(folder.path, 'a/b')])
  })
})
