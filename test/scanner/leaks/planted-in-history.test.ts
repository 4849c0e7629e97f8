import { describe, expect, it } from 'vitest'
import { buildZip } from '../../fixtures/containers/build-zip.ts'
import { githubToken, keywardKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import {
  describePlace,
  expectHidden,
  formatAll,
  listFound,
  searchLeaks,
} from '../../fixtures/leaks/search-leaks.ts'
import { makeRepository } from '../../fixtures/sources/git-folder.ts'

describe('a planted key in a repository', () => {
  it('is found in all that ever was there, with the first commit that brought it in', async () => {
    const repository = makeRepository({ 'a.txt': `one ${githubToken(1)}\n`, 'b.txt': 'nothing\n' })
    const first = repository.commit('first')
    repository.write('a.txt', `zero\none ${githubToken(1)}\n`)
    repository.write('gone.env', `STRIPE=${stripeKey(2)}\n`)
    const second = repository.commit('second')
    repository.git('rm', '--quiet', 'gone.env')
    repository.commit('third')
    repository.git('switch', '--quiet', '--create', 'other')
    repository.write('branch.js', `use('${keywardKey(3)}')\n`)
    const fourth = repository.commit('fourth')
    repository.git('switch', '--quiet', 'main')
    repository.write('b.txt', `stashed ${githubToken(4)}\n`)
    repository.git('stash', 'push', '--quiet')
    const stash = repository.git('rev-parse', 'stash').trim()

    const { path } = repository
    const { report, secrets } = await searchLeaks([{ kind: 'history', path }])
    expectHidden(formatAll(report), secrets.values())
    const told = report.findings.map((finding) => {
      const { location, fingerprint } = finding
      return `${describePlace(finding, path)} ${location.commit?.id} ${secrets.get(fingerprint)}`
    })
    expect(told.toSorted()).toEqual(
      [
        `a.txt:1 ${first} ${githubToken(1)}`,
        `gone.env:1 ${second} ${stripeKey(2)}`,
        `branch.js:1 ${fourth} ${keywardKey(3)}`,
        `b.txt:1 ${stash} ${githubToken(4)}`,
      ].toSorted(),
    )
    expect(report.findings[0]?.location.commit).toMatchObject({ author: 'Ann <ann@example.com>' })
    expect(report.missing).toEqual([])
  })

  it('is told once where it still stands in the work tree', async () => {
    const repository = makeRepository({ 'a.txt': `one ${githubToken(1)}\n` })
    const first = repository.commit('first')
    const { path } = repository
    const leaks = await searchLeaks([
      { kind: 'path', path },
      { kind: 'history', path },
    ])
    expect(listFound(leaks, path)).toHaveLength(1)
    expect(leaks.report.findings[0]?.location.commit?.id).toBe(first)
  })

  it('is found in what a range of commits brought in, and in nothing older', async () => {
    const repository = makeRepository({ 'a.txt': `one ${githubToken(1)}\n` })
    repository.commit('first')
    repository.write('a.txt', `one ${githubToken(1)}\ntwo ${keywardKey(2)}\n`)
    repository.write('new.txt', `new ${githubToken(3)}\n`)
    repository.commit('second')
    const { path } = repository
    const leaks = await searchLeaks([{ kind: 'history', path, range: 'HEAD~1..HEAD' }])
    expect(listFound(leaks, path)).toEqual(
      [
        `keyward-key a.txt:2 ${keywardKey(2)}`,
        `github-token new.txt:1 ${githubToken(3)}`,
      ].toSorted(),
    )
  })

  it('is found in a range once, whatever was merged, moved and reverted in it', async () => {
    const filler = 'line\n'.repeat(40)
    const repository = makeRepository({
      'a.txt': `top\n${filler}old ${githubToken(1)}\n`,
      'moved.txt': `${filler}old ${githubToken(2)}\n`,
    })
    repository.commit('base')
    repository.git('tag', 'base')
    repository.git('switch', '--quiet', '--create', 'topic')
    repository.write('a.txt', `top ${keywardKey(3)}\n${filler}old ${githubToken(1)}\n`)
    const topic = repository.commit('topic')
    repository.git('mv', 'moved.txt', 'deep.txt')
    repository.write('a.txt', `top ${keywardKey(3)}\nx\n${filler}old ${githubToken(1)}\n`)
    repository.commit('moved')
    repository.git('revert', '--no-edit', 'HEAD')
    repository.git('switch', '--quiet', 'main')
    repository.write('a.txt', `top\n${filler}old ${githubToken(1)}\nmain ${stripeKey(4)}\n`)
    const main = repository.commit('main')
    repository.git('switch', '--quiet', 'topic')
    repository.git('merge', '--quiet', '--no-edit', 'main')
    const { path } = repository
    const ofTopic = await searchLeaks([{ kind: 'history', path, range: 'main..HEAD' }])
    expect(listFound(ofTopic, path)).toEqual([`keyward-key a.txt:1 ${keywardKey(3)}`])
    expect(ofTopic.report.findings[0]?.location.commit?.id).toBe(topic)
    const ofBoth = await searchLeaks([{ kind: 'history', path, range: 'base..HEAD' }])
    const commits = ofBoth.report.findings.map(({ location }) => location.commit?.id)
    expect(commits.toSorted()).toEqual([topic, main].toSorted())
  })

  it('is found in a staged archive, whatever lines that has', async () => {
    const repository = makeRepository({ 'a.txt': 'a\n' })
    repository.commit('first')
    const text = Buffer.from(`${'\n'.repeat(500)}${githubToken(1)}\n`)
    repository.write('b.zip', buildZip([{ name: 'c.txt', bytes: text }]))
    repository.git('add', '.')
    const { path } = repository
    const leaks = await searchLeaks([{ kind: 'staged', path }])
    expect(listFound(leaks, path)).toEqual([`github-token b.zip!c.txt:501 ${githubToken(1)}`])
  })

  it('is found where it is staged, on added lines alone', async () => {
    const repository = makeRepository({ 'a.txt': `one ${githubToken(1)}\nlast\n` })
    repository.commit('first')
    repository.write('a.txt', `zero\none ${githubToken(1)}\nlast ${keywardKey(2)}\n`)
    repository.write('unstaged.txt', `x ${githubToken(3)}\n`)
    repository.git('add', 'a.txt')
    repository.write('a.txt', `not staged ${githubToken(4)}\n`)
    const { path } = repository
    const leaks = await searchLeaks([{ kind: 'staged', path }])
    expectHidden(formatAll(leaks.report), leaks.secrets.values())
    expect(listFound(leaks, path)).toEqual([`keyward-key a.txt:3 ${keywardKey(2)}`])
  })
})
