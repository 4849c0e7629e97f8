import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Folder,
  gitEnvironment,
  makeFolder,
  makeRepository,
} from '../../../../test/fixtures/sources/git-folder.ts'
import { listStagedBlobs } from './list-staged-blobs.ts'

async function listStaged(folder: Folder, environment: Record<string, string | undefined> = {}) {
  const skips: string[] = []
  const task = await listStagedBlobs(folder.path, {
    environment: { ...gitEnvironment, ...environment },
    onSkip: ({ path }, reason) => void skips.push(`${path} ${reason}`),
  })
  const added: Record<string, unknown> = {}
  for (const { path, addedLines } of task?.blobs ?? []) added[path] = addedLines
  return { task, added, skips }
}

const LINES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '']

describe('listStagedBlobs', () => {
  it('gives nothing where nothing is staged', async () => {
    const folder = makeRepository({ a: '1' })
    expect((await listStaged(folder)).task).toBeNull()
    folder.commit('one')
    folder.write('a', '2')
    expect((await listStaged(folder)).task).toBeNull()
  })

  it('gives what the index holds, not the work tree, before the first commit', async () => {
    const folder = makeRepository({ a: '1\n2\n' })
    folder.git('add', 'a')
    folder.write('a', 'other')
    const { task, added } = await listStaged(folder)
    expect(task?.blobs[0]).toMatchObject({ path: 'a', size: 4 })
    expect(added).toEqual({ a: [[1, 2]] })
  })

  it('counts only the lines that the commit adds', async () => {
    const folder = makeRepository({ a: LINES.join('\n'), gone: 'x', mode: 'x' })
    folder.commit('one')
    folder.write('a', LINES.toSpliced(7, 1).toSpliced(4, 1, 'five', 'six').join('\n'))
    folder.write('new', 'a\nb')
    folder.git('rm', '--quiet', 'gone')
    folder.git('update-index', '--chmod=+x', 'mode')
    folder.git('add', 'a', 'new')
    expect((await listStaged(folder)).added).toEqual({ a: [[5, 6]], new: [[1, 2]] })
  })

  it('follows a renamed file, so that what it always held does not count', async () => {
    const folder = makeRepository({ a: LINES.join('\n'), b: `b\n${LINES.join('\n')}` })
    folder.commit('one')
    folder.git('mv', 'a', 'c')
    folder.git('mv', 'b', 'd')
    folder.write('d', `b\n${LINES.join('\n')}added\n`)
    folder.git('add', 'd')
    expect((await listStaged(folder)).added).toEqual({ d: [[11, 11]] })
  })

  it('counts of a merge only what none of its sides had', async () => {
    const folder = makeRepository({ a: LINES.join('\n') })
    folder.commit('one')
    folder.git('checkout', '--quiet', '-b', 'side')
    folder.write('theirs', 'x')
    folder.write('a', LINES.with(0, 'theirs').join('\n'))
    folder.commit('side')
    folder.git('checkout', '--quiet', 'main')
    folder.write('a', LINES.with(8, 'ours').join('\n'))
    folder.commit('main')
    folder.git('merge', '--quiet', '--no-commit', 'side')
    expect((await listStaged(folder)).added).toEqual({})
    folder.write('a', LINES.with(0, 'theirs').with(4, 'merged').with(8, 'ours').join('\n'))
    folder.git('add', 'a')
    expect((await listStaged(folder)).added).toEqual({ a: [[5, 5]] })
  })

  it('tells of a conflict that is not resolved', async () => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    folder.git('checkout', '--quiet', '-b', 'side')
    folder.write('a', '2')
    folder.commit('side')
    folder.git('checkout', '--quiet', 'main')
    folder.write('a', '3')
    folder.commit('main')
    expect(() => folder.git('merge', '--quiet', 'side')).toThrow('Command failed')
    expect((await listStaged(folder)).skips).toEqual(['a has a conflict that is not resolved yet'])
  })

  it('reads the index that a hook is given', async () => {
    const folder = makeRepository({ a: '1', b: '2' })
    folder.git('add', 'a')
    const index = join(folder.path, '.git/next-index')
    copyFileSync(join(folder.path, '.git/index'), index)
    folder.git('add', 'b')
    expect(Object.keys((await listStaged(folder, { GIT_INDEX_FILE: index })).added)).toEqual(['a'])
  })

  it('finds a repository that only the hook was told of', async () => {
    const folder = makeRepository({ a: '1' })
    folder.git('add', 'a')
    const apart = makeFolder()
    renameSync(join(folder.path, '.git'), join(apart.path, 'kept'))
    const environment = { GIT_DIR: join(apart.path, 'kept'), GIT_WORK_TREE: folder.path }
    const { task, added } = await listStaged(folder, environment)
    expect(added).toEqual({ a: [[1, 1]] })
    expect(task?.repository).toBe(join(apart.path, 'kept'))
  })

  it('is not misled by names that look like a patch', async () => {
    const name = 'a\n@@ -0,0 +5,9 @@\nindex 0'
    const folder = makeRepository({ [name]: '1\n2\n3\n', b: '@@ -1 +1,99 @@\n' })
    folder.commit('one')
    folder.write(name, '1\n2\n@@ -0,0 +1,77 @@\n')
    folder.write('b', '@@ -1 +1,99 @@\nx\n')
    folder.git('add', '--all')
    expect((await listStaged(folder)).added).toEqual({ [name]: [[3, 3]], b: [[2, 2]] })
  })

  it('leaves out links and submodules, and takes a link that became a file whole', async () => {
    const folder = makeRepository({ a: '1' })
    const id = folder.commit('one')
    folder.git('update-index', '--add', '--cacheinfo', `160000,${id},module`)
    const blob = folder.git('rev-parse', 'HEAD:a').trim()
    folder.git('update-index', '--add', '--cacheinfo', `120000,${blob},link`)
    expect((await listStaged(folder)).task).toBeNull()
    folder.git('commit', '--quiet', '--message', 'two')
    folder.write('link', 'x\ny\n')
    folder.git('add', 'link')
    expect((await listStaged(folder)).added).toEqual({ link: [[1, 2]] })
  })

  it('refuses what is no repository', async () => {
    await expect(listStaged(makeFolder())).rejects.toMatchObject({ code: 'git_unavailable' })
  })
})
