import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectFiles } from '../../../../test/fixtures/sources/collect-files.ts'
import {
  type Folder,
  gitEnvironment,
  makeFolder,
  makeRepository,
} from '../../../../test/fixtures/sources/git-folder.ts'
import { listGitBlobs } from './list-git-blobs.ts'
import { listStagedBlobs } from './list-staged-blobs.ts'
import { openTask } from './open-task.ts'

const options = { environment: gitEnvironment, onSkip: () => {} }

/** Everything that is ever asked of a repository. */
async function searchAll(folder: Folder): Promise<number> {
  let contents = 0
  for await (const task of listGitBlobs(folder.path, options)) {
    for await (const { content } of openTask(task, options)) {
      for await (const _chunk of content.stream()) contents += 1
    }
  }
  const staged = await listStagedBlobs(folder.path, options)
  if (staged !== null) {
    for await (const { content } of openTask(staged, options)) await content.head()
  }
  await collectFiles(folder.path)
  return contents
}

/** Settings that name a program, which leaves a mark when it is run. */
function plantPrograms(folder: Folder, mark: string): void {
  const program = join(folder.path, 'program.sh')
  folder.write('program.sh', `#!/bin/sh\necho "$0 $@" >> '${mark}'\ncat 2>/dev/null\n`)
  chmodSync(program, 0o755)
  const settings = [
    ...['core.fsmonitor', 'core.pager', 'pager.log', 'pager.diff-index', 'core.editor'],
    ...['core.sshCommand', 'core.askPass', 'core.alternateRefsCommand', 'core.gitProxy'],
    ...['diff.external', 'diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean'],
    ...['filter.evil.smudge', 'filter.evil.process', 'gpg.program', 'credential.helper'],
    ...['remote.origin.uploadpack', 'sequence.editor', 'alias.rev-list', 'alias.cat-file'],
    ...['interactive.diffFilter', 'uploadpack.packObjectsHook', 'hook.evil.command'],
  ]
  for (const name of settings) folder.git('config', name, program)
  folder.git('config', 'alias.diff-index', `!${program}`)
  folder.git('config', 'log.showSignature', 'true')
  folder.git('config', 'core.hooksPath', join(folder.path, '.git/hooks'))
  for (const hook of [
    'post-index-change',
    'post-checkout',
    'reference-transaction',
    'pre-commit',
  ]) {
    folder.write(`.git/hooks/${hook}`, readFileSync(program))
    chmodSync(join(folder.path, '.git/hooks', hook), 0o755)
  }
  folder.write('.gitattributes', '* diff=evil filter=evil\n')
}

describe('a hostile repository', () => {
  it('starts no program that its settings name', async () => {
    const mark = join(makeFolder().path, 'mark')
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    folder.write('b', '2\n')
    folder.git('add', 'b')
    plantPrograms(folder, mark)
    expect(await searchAll(folder)).toBe(1)
    expect(existsSync(mark)).toBe(false)
    // They would run if they were let.
    execFileSync('git', ['status'], { cwd: folder.path, env: gitEnvironment, stdio: 'ignore' })
    expect(existsSync(mark)).toBe(true)
  })

  it('starts no program to fetch what is missing', async () => {
    const mark = join(makeFolder().path, 'mark')
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    const id = folder.git('rev-parse', 'HEAD:a').trim()
    writeFileSync(join(folder.path, 'touch.sh'), `#!/bin/sh\ntouch '${mark}'\n`)
    chmodSync(join(folder.path, 'touch.sh'), 0o755)
    for (const [name = '', value = ''] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::${join(folder.path, 'touch.sh')}`],
      ['protocol.allow', 'always'],
      ['protocol.ext.allow', 'always'],
    ]) {
      folder.git('config', name, value)
    }
    execFileSync('rm', ['-f', join(folder.path, '.git/objects', id.slice(0, 2), id.slice(2))])
    const task = {
      kind: 'blobs',
      repository: folder.path,
      blobs: [{ id, path: 'a', size: 1 }],
    } as const
    expect(await searchAll(folder)).toBe(0)
    for await (const _opened of openTask(task, options)) expect.unreachable()
    expect(existsSync(mark)).toBe(false)
  })

  it('cannot hide a commit behind a replacement or a graft', async () => {
    const folder = makeRepository({ a: '1' })
    const first = folder.commit('one')
    folder.write('a', '2')
    const second = folder.commit('two')
    folder.git('replace', '--graft', second)
    folder.write('.git/info/grafts', `${second}\n`)
    folder.git('config', 'core.useReplaceRefs', 'true')
    const found: string[] = []
    for await (const { blobs } of listGitBlobs(folder.path, options)) {
      for (const { commit } of blobs) found.push(commit?.id ?? '')
    }
    expect(found).toContain(first)
  })

  it('cannot lead the search to a device without an end', async () => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    folder.write('b', '1')
    folder.git('add', 'b')
    for (const name of ['core.attributesFile', 'core.excludesFile', 'diff.orderFile']) {
      folder.git('config', name, '/dev/zero')
    }
    expect(await searchAll(folder)).toBe(1)
  })
})
