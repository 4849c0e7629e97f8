import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectFiles } from '../../../../test/fixtures/sources/collect-files.ts'
import { makeFolder } from '../../../../test/fixtures/sources/git-folder.ts'

describe('links in a circle', () => {
  it('end the walk where it began', async () => {
    const folder = makeFolder({ 'a/b/c': 'x' })
    symlinkSync('../..', join(folder.path, 'a/b/up'))
    symlinkSync('.', join(folder.path, 'self'))
    symlinkSync('/', join(folder.path, 'a/system'))
    symlinkSync('two', join(folder.path, 'one'))
    symlinkSync('one', join(folder.path, 'two'))
    const { names, skips } = await collectFiles(folder.path)
    expect(names).toEqual(['a/b/c'])
    expect(skips).toEqual([
      'a/system: is a symbolic link out of the folder, which is not followed',
      'one: is a symbolic link in a circle',
      'two: is a symbolic link in a circle',
    ])
  })

  it('are told of a folder that is one itself', async () => {
    const folder = makeFolder()
    symlinkSync('loop', join(folder.path, 'loop'))
    const walk = collectFiles(join(folder.path, 'loop'))
    await expect(walk).rejects.toMatchObject({ code: 'file_not_readable' })
  })

  it('cannot stand for the rules of git', async () => {
    const folder = makeFolder({ a: '', rules: '*' })
    symlinkSync('rules', join(folder.path, '.gitignore'))
    expect((await collectFiles(folder.path)).names).toEqual(['a', 'rules'])
  })
})
