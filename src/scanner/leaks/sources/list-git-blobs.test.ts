import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Folder,
  gitEnvironment,
  makeFolder,
  makeRepository,
} from '../../../../test/fixtures/sources/git-folder.ts'
import type { GitBlob } from './leak-task.ts'
import { type HistoryOptions, listGitBlobs } from './list-git-blobs.ts'
import { openTask } from './open-task.ts'

async function listBlobs(repository: string, options: Partial<HistoryOptions> = {}) {
  const skips: string[] = []
  const blobs: GitBlob[] = []
  const onSkip: HistoryOptions['onSkip'] = (_place, reason) => void skips.push(reason)
  const tasks = listGitBlobs(repository, { environment: gitEnvironment, onSkip, ...options })
  for await (const task of tasks) blobs.push(...task.blobs)
  return { blobs, skips, paths: blobs.map(({ path }) => path).sort() }
}

async function readAll(repository: string, blobs: readonly GitBlob[]) {
  const texts: Record<string, string> = {}
  const onSkip: HistoryOptions['onSkip'] = ({ path }, reason) => {
    texts[path] = `! ${reason}`
  }
  const task = { kind: 'blobs', repository, blobs } as const
  for await (const { content, place } of openTask(task, { environment: gitEnvironment, onSkip })) {
    let text = ''
    for await (const chunk of content.stream()) text += chunk.toString('latin1')
    texts[place.path] = text
  }
  return texts
}

function objectPath(folder: Folder, id: string): string {
  return join(folder.path, '.git/objects', id.slice(0, 2), id.slice(2))
}

describe('listGitBlobs', () => {
  it('gives each content once, with the commit that first brought it in', async () => {
    const folder = makeRepository({ 'a.txt': 'one' })
    const first = folder.commit('first')
    folder.write('copy.txt', 'one')
    folder.write('a.txt', 'two')
    const second = folder.commit('second')
    const { blobs, skips } = await listBlobs(folder.path)
    expect(blobs.map(({ path, size, commit }) => [path, size, commit?.id])).toEqual([
      ['a.txt', 3, first],
      ['a.txt', 3, second],
    ])
    expect(blobs[0]?.commit).toMatchObject({
      author: 'Ann <ann@example.com>',
      date: '2026-01-02T03:04:05.000Z',
    })
    expect(skips).toEqual([])
  })

  it('finds branches, tags, stashes, deleted files and what only a merge brought', async () => {
    const folder = makeRepository({ base: 'base', both: '1' })
    folder.commit('base')
    folder.git('checkout', '--quiet', '-b', 'side')
    folder.write('on-branch', 'branch')
    folder.write('both', '2')
    folder.commit('side')
    folder.git('checkout', '--quiet', 'main')
    folder.write('both', '3')
    folder.commit('main')
    folder.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side')
    folder.write('both', 'by hand')
    folder.commit('merge')
    folder.git('checkout', '--quiet', '--detach')
    folder.write('on-tag', 'tag')
    folder.commit('tagged')
    folder.git('tag', 'v1')
    folder.git('checkout', '--quiet', 'main')
    for (const text of ['stash 1', 'stash 2']) {
      folder.write('base', text)
      folder.git('stash', '--quiet')
    }
    folder.git('rm', '--quiet', 'both')
    folder.commit('deleted')
    const { blobs } = await listBlobs(folder.path)
    const texts = await Promise.all(
      blobs.map(async (blob) => Object.values(await readAll(folder.path, [blob]))[0]),
    )
    expect(texts.sort()).toEqual(
      ['1', '2', '3', 'base', 'branch', 'by hand', 'stash 1', 'stash 2', 'tag'].sort(),
    )
  })

  it('lists the same contents as git does', async () => {
    const folder = makeRepository()
    for (let round = 0; round < 12; round += 1) {
      for (let file = 0; file < 5; file += 1) {
        folder.write(`d${file % 2}/f${file}`, `${(round * file) % 7}`)
      }
      folder.commit(`${round}`)
    }
    const objects = folder.git('rev-list', '--objects', '--all', '--filter=object:type=blob')
    const known = objects.match(/^[0-9a-f]{40}(?= )/gm) ?? []
    const { blobs } = await listBlobs(folder.path)
    expect(blobs.map(({ id }) => id).sort()).toEqual([...known].sort())
  })

  it('takes any names, and leaves out links and submodules', async () => {
    const folder = makeRepository({ 'line\nbreak "x"\t': 'a', ':odd': 'b', é: 'c' })
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/bad-`), Buffer.from([0xff])]), 'd')
    symlinkSync('é', join(folder.path, 'link'))
    const id = folder.commit('names')
    folder.git('update-index', '--add', '--cacheinfo', `160000,${id},module`)
    folder.git('commit', '--quiet', '--message', 'module')
    const { paths, skips } = await listBlobs(folder.path)
    expect(paths).toEqual([':odd', 'bad-\ufffd', 'line\nbreak "x"\t', 'é'])
    expect(skips).toEqual([])
  })

  it('searches only a range, or only since a day', async () => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    folder.git('branch', 'base')
    folder.write('b', '2')
    folder.commit('two')
    expect((await listBlobs(folder.path, { range: 'base..HEAD' })).paths).toEqual(['b'])
    expect((await listBlobs(folder.path, { range: 'HEAD ^base' })).paths).toEqual(['b'])
    expect((await listBlobs(folder.path, { since: '1 week ago' })).paths).toEqual(['a', 'b'])
    expect((await listBlobs(folder.path, { since: '2099-01-01' })).paths).toEqual([])
    const unknown = listBlobs(folder.path, { range: 'nowhere..HEAD' })
    await expect(unknown).rejects.toMatchObject({ code: 'git_unavailable' })
    const now = listBlobs(folder.path, { since: 'whenever' })
    await expect(now).rejects.toMatchObject({ code: 'usage_error' })
  })

  it('reads a bare repository, an empty one and one of SHA-256', async () => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    const bare = makeFolder()
    bare.git('clone', '--quiet', '--bare', folder.path, 'bare')
    expect((await listBlobs(join(bare.path, 'bare'))).paths).toEqual(['a'])
    expect((await listBlobs(makeRepository().path)).paths).toEqual([])
    const wide = makeFolder({ b: '2' })
    wide.git('init', '--quiet', '--object-format=sha256')
    wide.commit('two')
    const { blobs } = await listBlobs(wide.path)
    expect(await readAll(wide.path, blobs)).toEqual({ b: '2' })
  })

  it('says what a shallow clone does not have', async () => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    folder.write('a', '2')
    folder.commit('two')
    const clone = makeFolder()
    clone.git('clone', '--quiet', '--depth=1', `file://${folder.path}`, 'clone')
    const { blobs, skips } = await listBlobs(join(clone.path, 'clone'))
    expect(blobs).toHaveLength(1)
    expect(skips).toEqual([expect.stringContaining('shallow clone')])
  })

  it('fetches nothing for a partial clone, and says what is not here', async () => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    folder.write('a', '2')
    folder.commit('two')
    folder.git('config', 'uploadpack.allowFilter', 'true')
    const clone = makeFolder()
    clone.git('clone', '--quiet', '--filter=blob:none', `file://${folder.path}`, 'clone')
    const { blobs, skips } = await listBlobs(join(clone.path, 'clone'))
    expect(blobs).toHaveLength(1)
    expect(skips).toEqual([expect.stringContaining('1 files of its history are not here')])
  })

  it('reads on after contents that are damaged or gone', async () => {
    const folder = makeRepository({ a: 'aaa', b: 'bbb', c: 'ccc', d: 'ddd' })
    folder.commit('one')
    const { blobs } = await listBlobs(folder.path)
    const path = (name: string) =>
      objectPath(folder, blobs.find((blob) => blob.path === name)?.id ?? '')
    rmSync(path('a'), { force: true })
    rmSync(path('c'), { force: true })
    writeFileSync(path('c'), 'no zlib')
    const texts = await readAll(folder.path, blobs)
    expect(texts).toMatchObject({ b: 'bbb', d: 'ddd' })
    expect(texts['a']).toMatch(/^! is missing or damaged/)
    expect(texts['c']).toMatch(/^! is missing or damaged/)
    const { paths, skips } = await listBlobs(folder.path)
    expect(paths).toEqual(['b', 'd'])
    expect(skips).toEqual([expect.stringContaining('2 files')])
  })

  it('reads a large content in pieces, and the next after one that was not read out', async () => {
    const folder = makeRepository({ small: 'small' })
    folder.write('large', Buffer.alloc(20 << 20, 'large '))
    folder.commit('one')
    const { blobs } = await listBlobs(folder.path)
    const sorted = blobs.toSorted((one, other) => other.size - one.size)
    const task = { kind: 'blobs', repository: folder.path, blobs: sorted } as const
    const onSkip = () => {}
    const seen: string[] = []
    for await (const { content, place } of openTask(task, {
      environment: gitEnvironment,
      onSkip,
    })) {
      seen.push(`${place.path} ${content.size} ${(await content.head()).toString().slice(0, 5)}`)
    }
    expect(seen).toEqual([`large ${20 << 20} large`, 'small 5 small'])
  })

  it('says what is no repository, and that git is missing', async () => {
    const none = listBlobs(makeFolder().path)
    await expect(none).rejects.toMatchObject({ code: 'git_unavailable' })
    await expect(listBlobs('/nonexistent')).rejects.toMatchObject({ code: 'git_unavailable' })
    const withoutGit = listBlobs('.', { environment: { PATH: '/nonexistent' } })
    await expect(withoutGit).rejects.toThrow('There is no program')
  })

  it('explains why git refuses the repository of somebody else', async () => {
    if (process.getuid?.() !== 0) return
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    execFileSync('chown', ['-R', '65534', folder.path])
    await expect(listBlobs(folder.path)).rejects.toThrow('safe.directory')
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort()
    await expect(listBlobs(makeRepository().path, { signal })).rejects.toThrow('aborted')
  })
})
