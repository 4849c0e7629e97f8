/** Attack: a secret stands in a name that reports show, so that they hand it on. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { buildBinaryPlist } from '../../fixtures/binaries/build-binary-plist.ts'
import { buildZip } from '../../fixtures/containers/build-zip.ts'
import { githubToken, keywardKey, plainKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import { expectHidden, formatAll, searchLeaks } from '../../fixtures/leaks/search-leaks.ts'
import { makeRepository } from '../../fixtures/sources/git-folder.ts'

const names = Array.from({ length: 12 }, (_, index) => githubToken(100 + index))
const [file, folder, entry, broken, parameter, node, table, author, cut, reason, map] = names

describe('a secret in a name', () => {
  it('is masked in each form of report, wherever the name comes from', async () => {
    const repository = makeRepository({
      [`${file}.txt`]: `x ${stripeKey(1)}\n`,
      [`${folder}/a.txt`]: `x ${stripeKey(2)}\n`,
      'allow.js': `const a = '${keywardKey(3)}' // ${'keyward'}:allow keyward-key as ${reason}\n`,
      'map.js': `console.log("${stripeKey(4)}")\n//# sourceMappingURL=${map}.map\n`,
      'access.log':
        '203.0.113.9 - - [10/Oct/2025:13:55:36 +0000] ' +
        `"GET /a/${keywardKey(5)}?${parameter}=1&token=${stripeKey(6)} HTTP/1.1" 200 5 "-" "-"\n`,
      'near.js': `use('${githubToken(7)}', '${stripeKey(8)}') // secret = "${plainKey(9)}"\n`,
    })
    const entries = [
      { name: `in/${entry}.txt`, bytes: Buffer.from(stripeKey(10)) },
      { name: `${broken}/broken.gz`, bytes: Buffer.from([0x1f, 0x8b, 8, 0, 0]) },
    ]
    repository.write('a.zip', buildZip(entries))
    repository.write(`${cut}.gz`, Buffer.from([0x1f, 0x8b, 8, 0, 0, 1, 2]))
    repository.write('a.plist', buildBinaryPlist({ [node ?? '']: { API_KEY: plainKey(11) } }))
    const database = new DatabaseSync(join(repository.path, 'a.db'))
    database.exec(`CREATE TABLE "${table}" (t); INSERT INTO "${table}" VALUES ('${stripeKey(12)}')`)
    database.close()
    repository.git('add', '--all')
    repository.git('-c', `user.name=${author}`, 'commit', '--quiet', '--message', 'all')
    const { path } = repository
    const { report, secrets } = await searchLeaks([
      { kind: 'path', path },
      { kind: 'history', path },
    ])
    expect(report.findings.length).toBeGreaterThan(9)
    expect(report.coverage.skipped.length).toBeGreaterThan(1)
    expect(report.suppressed).toHaveLength(1)
    expectHidden(formatAll(report), [...names, ...secrets.values(), keywardKey(5)])
  })
})
