import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildPdf } from '../../fixtures/containers/build-pdf.ts'
import { buildTar } from '../../fixtures/containers/build-tar.ts'
import { buildZip } from '../../fixtures/containers/build-zip.ts'
import { githubToken, keywardKey, plainKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import { findIn } from '../../fixtures/leaks/search-leaks.ts'
import { makeFolder, makeRepository } from '../../fixtures/sources/git-folder.ts'

const zip = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  buildZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })))

describe('a planted key in a folder', () => {
  it('is found in sources, but not where .gitignore leaves them out', async () => {
    const folder = makeRepository({
      '.gitignore': '*.secret\nbuild/\n',
      'app.py': `import os\nkey = '${githubToken(1)}'\n`,
      'src/config.ts': `export const client = {\n  apiKey: '${plainKey(2)}',\n}\n`,
      'build/out.js': `const a = '${githubToken(3)}'\n`,
      'local.secret': `${keywardKey(4)}\n`,
      'deep/er/notes.md': `# Notes\n\nUse ${keywardKey(5)} for now.\n`,
    })
    folder.commit('one')
    const plain = [
      `github-token app.py:2 ${githubToken(1)}`,
      `generic-api-key src/config.ts:2 ${plainKey(2)}`,
      `keyward-key deep/er/notes.md:3 ${keywardKey(5)}`,
    ]
    expect((await findIn(folder.path)).found).toEqual(plain.toSorted())
    const ignored = [
      `github-token build/out.js:1 ${githubToken(3)}`,
      `keyward-key local.secret:1 ${keywardKey(4)}`,
    ]
    const all = await findIn(folder.path, { readsIgnored: true })
    expect(all.found).toEqual([...plain, ...ignored].toSorted())
  })

  it('is found in environment files, notebooks, databases and documents', async () => {
    const notebook = {
      cells: [
        {
          cell_type: 'code',
          source: ['import x\n', `x.login("${githubToken(12)}")\n`],
          outputs: [{ output_type: 'stream', name: 'stdout', text: [`token ${keywardKey(13)}\n`] }],
          metadata: {},
          execution_count: 1,
        },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    }
    const folder = makeFolder({
      '.env': `# local\nPORT=3000\nSTRIPE=${stripeKey(10)}\nexport MY_SECRET="${plainKey(11)}"\n`,
      'a.ipynb': JSON.stringify(notebook, null, 1),
    })
    const database = new DatabaseSync(join(folder.path, 'app.db'))
    database.exec(`CREATE TABLE users (id INTEGER PRIMARY KEY, token TEXT);
      INSERT INTO users VALUES (1, 'none'), (2, '${githubToken(14)}')`)
    database.close()
    folder.write('paper.pdf', buildPdf([{ text: 'Hello' }, { text: `Key: ${githubToken(15)}` }]))
    const runs = [`Key ${githubToken(16).slice(0, 9)}`, githubToken(16).slice(9)]
      .map((text) => `<w:r><w:t>${text}</w:t></w:r>`)
      .join('')
    folder.write(
      'letter.docx',
      zip({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<w:document><w:body><w:p>${runs}</w:p></w:body></w:document>`,
      }),
    )
    folder.write(
      'keys.xlsx',
      zip({
        '[Content_Types].xml': '<Types/>',
        'xl/sharedStrings.xml': `<sst><si><t>name</t></si><si><t>${keywardKey(17)}</t></si></sst>`,
      }),
    )
    const { found, report } = await findIn(folder.path)
    expect(found).toEqual(
      [
        `stripe-secret-key .env:3 ${stripeKey(10)}`,
        `generic-api-key .env:4 ${plainKey(11)}`,
        `github-token a.ipynb!cell 1:2 ${githubToken(12)}`,
        `keyward-key a.ipynb!cell 1!output:1 ${keywardKey(13)}`,
        `github-token app.db!table users:2 ${githubToken(14)}`,
        `github-token paper.pdf!page 2:1 ${githubToken(15)}`,
        `github-token letter.docx!word/document.xml:1 ${githubToken(16)}`,
        `keyward-key keys.xlsx!xl/sharedStrings.xml:2 ${keywardKey(17)}`,
      ].toSorted(),
    )
    expect(report.coverage.skipped).toEqual([])
  })

  it('is found in archives within archives', async () => {
    const jar = zip({ 'a/Config.properties': `x=1\napi=${githubToken(20)}\n` })
    const folder = makeFolder({})
    folder.write('lib.jar', jar)
    folder.write('all.zip', zip({ 'x/lib.jar': jar, 'x/y.txt': `${keywardKey(21)}` }))
    const tar = buildTar([
      { name: 'etc/app.conf', bytes: Buffer.from(`a\nb\ntoken ${githubToken(22)}\n`) },
    ])
    folder.write('a.tar', tar)
    folder.write('b.tgz', gzipSync(tar))
    folder.write('c.txt.gz', gzipSync(`x ${keywardKey(23)}`))
    const { found, report } = await findIn(folder.path)
    expect(found).toEqual(
      [
        `github-token lib.jar!a/Config.properties:2 ${githubToken(20)}`,
        `github-token all.zip!x/lib.jar!a/Config.properties:2 ${githubToken(20)}`,
        `keyward-key all.zip!x/y.txt:1 ${keywardKey(21)}`,
        `github-token a.tar!etc/app.conf:3 ${githubToken(22)}`,
        `github-token b.tgz!b.tar!etc/app.conf:3 ${githubToken(22)}`,
        `keyward-key c.txt.gz!c.txt:1 ${keywardKey(23)}`,
      ].toSorted(),
    )
    expect(report.coverage).toMatchObject({ files: 5, containers: 7, skipped: [] })
  })

  it('is found encoded and put together', async () => {
    const hex = (text: string) => Buffer.from(text).toString('hex')
    const encode = (text: string, before: string, width: number) =>
      [...text]
        .map((each) => before + each.charCodeAt(0).toString(16).padStart(width, '0'))
        .join('')
    const [one, two] = [stripeKey(40), githubToken(41)]
    const [three, four] = [keywardKey(42), githubToken(43)]
    const folder = makeFolder({
      'base64.txt': `data: ${Buffer.from(`{"key":"${githubToken(30)}"}`).toString('base64')}\n`,
      'hex.txt': `blob ${hex(githubToken(31))}\n`,
      'percent.txt': `next=${encode(githubToken(32), '%', 2)}\n`,
      'x.js': `var a = "${encode(githubToken(33), '\\x', 2)}"\n`,
      'u.json': `{"a":"${encode(githubToken(34), '\\u', 4)}"}\n`,
      'b.js': `const key = 'sk_' + 'live_' +\n  '${one.slice(8, 20)}' + "${one.slice(20)}"\n`,
      'c.py': `key = ("${two.slice(0, 6)}"\n       "${two.slice(6, 20)}" + '${two.slice(20)}')\n`,
      'd.ts': `const p: string = '${three.slice(0, 20)}'\nuse(\`\${p}${three.slice(20)}\`)\n`,
      'e.js': `const k = ['${four.slice(0, 10)}', '${four.slice(10)}'].join('')\n`,
      'g.js': `const mode = 'live'\nconst k = \`sk_\${mode}_${stripeKey(45).slice(8)}\`\n`,
      'f.js': `const k = atob('${Buffer.from(githubToken(44)).toString('base64')}')\n`,
    })
    const { found } = await findIn(folder.path)
    expect(found).toEqual(
      [
        `github-token base64.txt:1 ${githubToken(30)}`,
        `github-token hex.txt:1 ${githubToken(31)}`,
        `github-token percent.txt:1 ${githubToken(32)}`,
        `github-token x.js:1 ${githubToken(33)}`,
        `github-token u.json:1 ${githubToken(34)}`,
        `stripe-secret-key b.js:1 ${one}`,
        `github-token c.py:1 ${two}`,
        `keyward-key d.ts:2 ${three}`,
        `github-token e.js:1 ${four}`,
        `github-token f.js:1 ${githubToken(44)}`,
        `stripe-secret-key g.js:2 ${stripeKey(45)}`,
      ].toSorted(),
    )
  })
})
