import { describe, expect, it } from 'vitest'
import { buildZip } from '../../fixtures/containers/build-zip.ts'
import { githubToken, keywardKey, plainKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import { findIn, formatAll, searchLeaks } from '../../fixtures/leaks/search-leaks.ts'
import { makeFolder, makeRepository } from '../../fixtures/sources/git-folder.ts'

const withoutTimes = { startedAt: '2025-01-01T00:00:00.000Z', durationMs: 0 }

async function print(path: string, workers: number): Promise<string> {
  const targets = [
    { kind: 'path', path },
    { kind: 'history', path },
  ] as const
  const { report } = await searchLeaks(targets, { workers })
  return formatAll({ ...report, ...withoutTimes })
}

describe('a report of leaks', () => {
  it('is the same, byte by byte, however often and by however many threads', async () => {
    const repository = makeRepository()
    for (let each = 0; each < 300; each++) {
      const text = each % 20 === 0 ? `${githubToken(each)}\n${keywardKey(each % 3)}\n` : 'none\n'
      repository.write(`folder${each % 7}/file${each}.txt`, text)
    }
    const inner = buildZip([{ name: 'x', bytes: Buffer.from(stripeKey(1)) }])
    repository.write('a.zip', Buffer.concat([inner, Buffer.from('tail')]))
    repository.write('broken.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))
    repository.commit('one')
    for (let each = 0; each < 300; each += 20) {
      repository.write(`folder${each % 7}/file${each}.txt`, `gone ${githubToken(1_000 + each)}\n`)
    }
    repository.commit('two')
    const one = await print(repository.path, 1)
    expect(one).toContain('github-token')
    expect(await print(repository.path, 1)).toBe(one)
    expect(await print(repository.path, 2)).toBe(one)
  })

  it('keeps fingerprints of moved lines, and tells new keys from known ones', async () => {
    const line = (...keys: readonly string[]) => `use(${keys.map((each) => `'${each}'`).join()})\n`
    const folder = makeFolder({
      'a.js': `${line(githubToken(1), keywardKey(2))}const apiKey = '${plainKey(5)}'\n`,
    })
    const before = await findIn(folder.path)
    const known = new Map(before.report.findings.map((each) => [each.fingerprint, each.ruleId]))
    expect(known.size).toBe(3)
    folder.write(
      'a.js',
      `\n\n// moved\n  const apiKey = '${plainKey(5)}'\n` +
        line(githubToken(3), githubToken(1), keywardKey(4), keywardKey(2)),
    )
    const after = await findIn(folder.path)
    const fresh = after.report.findings.filter(({ fingerprint }) => !known.has(fingerprint))
    const secrets = fresh.map(({ fingerprint }) => after.secrets.get(fingerprint))
    expect(secrets.toSorted()).toEqual([githubToken(3), keywardKey(4)].toSorted())
    expect(after.report.findings).toHaveLength(5)
  })

  it('says who allowed what, and why', async () => {
    const folder = makeFolder({
      'a.js':
        `// ${'keyward'}:allow github-token of our sandbox\nconst a = '${githubToken(1)}'\n` +
        `const b = '${githubToken(2)}' // ${'keyward'}:allow stripe-secret-key another rule\n` +
        `const c = '${stripeKey(3)}' // ${'keyward'}:allow stripe-secret-key of the docs\n`,
      'b.txt': `${githubToken(1)}\n`,
    })
    const { found, report } = await findIn(folder.path)
    expect(found).toEqual(
      [
        `github-token a.js:3 ${githubToken(2)}`,
        `github-token b.txt:1 ${githubToken(1)}`,
      ].toSorted(),
    )
    const allowed = report.suppressed?.map(({ finding, reason }) => `${finding.ruleId} ${reason}`)
    expect(allowed?.toSorted()).toEqual([
      'github-token of our sandbox',
      'stripe-secret-key of the docs',
    ])
  })

  it('applies only the rules that are wanted', async () => {
    const folder = makeFolder({
      'a.txt': `${githubToken(1)} ${stripeKey(2)} ${keywardKey(3)}\napi_key: ${githubToken(4)}\n`,
    })
    const { path } = folder
    const only = await findIn(path, { onlyRules: ['keyward-key', 'stripe-secret-key'] })
    expect(only.report.findings.map(({ ruleId }) => ruleId).toSorted()).toEqual([
      'keyward-key',
      'stripe-secret-key',
    ])
    expect(only.report.coverage.rules.toSorted()).toEqual(['keyward-key', 'stripe-secret-key'])
    const skipped = await findIn(path, { skippedRules: ['github-token'] })
    expect(skipped.found).toEqual(
      [
        `keyward-key a.txt:1 ${keywardKey(3)}`,
        `stripe-secret-key a.txt:1 ${stripeKey(2)}`,
      ].toSorted(),
    )
  })
})
