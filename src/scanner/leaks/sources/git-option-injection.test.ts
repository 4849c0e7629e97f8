import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  gitEnvironment,
  makeFolder,
  makeRepository,
} from '../../../../test/fixtures/sources/git-folder.ts'
import { listGitBlobs } from './list-git-blobs.ts'
import { listStagedBlobs } from './list-staged-blobs.ts'

async function list(repository: string, options: { range?: string; since?: string } = {}) {
  const all: unknown[] = []
  const settings = { environment: gitEnvironment, onSkip: () => {}, ...options }
  for await (const task of listGitBlobs(repository, settings)) all.push(task)
  return all
}

const RANGES = [
  ...[
    '--output=stolen',
    '-o stolen',
    'HEAD --output=stolen',
    '--all',
    'HEAD\n--all',
    '--',
    'HEAD -- a',
  ],
  ...[
    '--upload-pack=touch stolen',
    '--exec=x',
    '^--all',
    '',
    ' ',
    'HEAD\0--all',
    'a\tb',
    '@{-1}\\',
  ],
]

describe('an option of git where commits are named', () => {
  it.each(RANGES)('is refused: %j', async (range) => {
    const folder = makeRepository({ a: '1' })
    folder.commit('one')
    await expect(list(folder.path, { range })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:usage_error|git_unavailable)$/),
    })
    expect(existsSync(join(folder.path, 'stolen'))).toBe(false)
  })

  it.each(['now --output=stolen', '--all', '1 day ago --all', ''])(
    'is no time: %j',
    async (since) => {
      const folder = makeRepository({ a: '1' })
      folder.commit('one')
      await expect(list(folder.path, { since })).rejects.toMatchObject({ code: 'usage_error' })
    },
  )
})

describe('an option of git where a folder is named', () => {
  it.each(['--output=stolen', '-h', '--version', '-c'])('is a folder: %s', async (repository) => {
    await expect(list(repository)).rejects.toMatchObject({ code: 'git_unavailable' })
    const staged = listStagedBlobs(repository, { environment: gitEnvironment, onSkip: () => {} })
    await expect(staged).rejects.toMatchObject({ code: 'git_unavailable' })
  })

  it('may begin with a dash and be searched', async () => {
    const parent = makeFolder({ '-c/a': '1' })
    parent.git('init', '--quiet', '--', '-c')
    parent.git('-C', '-c', 'add', 'a')
    parent.git('-C', '-c', 'commit', '--quiet', '--message', 'one')
    expect(await list(join(parent.path, '-c'))).toHaveLength(1)
  })
})
