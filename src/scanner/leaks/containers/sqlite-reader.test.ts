import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom, collectSink } from '../../../../test/fixtures/containers/collect-sink.ts'
import { openFileContent } from '../content/open-file-content.ts'
import { sqliteReader } from './apart-readers.ts'
import { zipReader } from './zip-reader.ts'

const directory = mkdtempSync(join(tmpdir(), 'sqlite-test-'))
const readers = [sqliteReader, zipReader]
let count = 0

function create(statements: string): string {
  const path = join(directory, `${count++}.sqlite`)
  const database = new DatabaseSync(path)
  database.exec(statements)
  database.close()
  return path
}

async function collect(path: string) {
  const collected = collectSink(readers)
  const content = await openFileContent(path)
  await collected.read(content, { path: 'db.sqlite', entries: [] })
  await content.close()
  const texts = Object.fromEntries(collected.streams.map(({ place, text }) => [place, text]))
  return { ...collected, texts }
}

function numbers(count: number): string {
  const next = `SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${count}`
  return `(WITH RECURSIVE n(i) AS (${next}) SELECT i FROM n)`
}

describe('sqlite', () => {
  it('reads texts and blobs of tables, a line for each row', async () => {
    const { texts, skips, opened } = await collect(
      create(`CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, token BLOB, n);
        INSERT INTO users VALUES (1, 'anna', 'abc', 2.5), (2, NULL, x'616263', 9007199254740993),
          (3, 'two' || char(10) || 'lines', NULL, 'text in a column of any kind');
        CREATE TABLE "odd ""name" (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
        INSERT INTO "odd ""name" VALUES ('api_key', 'value');
        CREATE TABLE none (x TEXT);`),
    )
    expect(texts).toEqual({
      'db.sqlite!table users':
        'name=anna\ttoken=abc\ntoken=abc\nname=two\\nlines\tn=text in a column of any kind\n',
      'db.sqlite!table odd "name': 'k=api_key\tapi_key=value\n',
    })
    expect(skips).toEqual([])
    expect(opened).toEqual(['db.sqlite'])
  })

  it('reads what lies in blobs as files', async () => {
    const zip = buildZip([{ name: 'a.txt', bytes: Buffer.from('deep') }])
    const path = create(`CREATE TABLE f (body BLOB); INSERT INTO f VALUES (NULL);
      INSERT INTO f VALUES (x'${zip.toString('hex')}')`)
    const { texts } = await collect(path)
    expect(texts['db.sqlite!table f row 2 column body!a.txt']).toBe('deep')
  })

  it('reads a database within an archive', async () => {
    const bytes = readFileSync(create("CREATE TABLE t (x); INSERT INTO t VALUES ('text')"))
    const { streams } = await collectFrom(readers, 'x.zip', buildZip([{ name: 'app.db', bytes }]))
    expect(streams).toMatchObject([{ place: 'x.zip!app.db!table t', text: 'x=text\n' }])
  })

  it('reads what is only in the log, and leaves nothing beside the file', async () => {
    const path = create('PRAGMA journal_mode = WAL; CREATE TABLE t (x)')
    const writer = new DatabaseSync(path)
    writer.exec("INSERT INTO t VALUES ('fresh')")
    const own = mkdtempSync(join(tmpdir(), 'own-'))
    vi.stubEnv('TMPDIR', own)
    const before = readdirSync(directory)
    const { texts } = await collect(path)
    expect(texts).toEqual({ 'db.sqlite!table t': 'x=fresh\n' })
    expect(readdirSync(directory)).toEqual(before)
    writer.close()
    expect((await collect(path)).texts).toEqual({ 'db.sqlite!table t': 'x=fresh\n' })
    expect(readdirSync(own)).toEqual([])
    vi.unstubAllEnvs()
  })

  it('runs nothing: no views, no computed columns, no virtual tables', async () => {
    const { texts, skips } = await collect(
      create(`CREATE TABLE t (x TEXT, loud TEXT AS (hex(zeroblob(9000000))));
        INSERT INTO t (x) VALUES ('text');
        CREATE INDEX i ON t (length(x));
        CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)
          SELECT i FROM n;
        CREATE VIRTUAL TABLE words USING fts5(body); INSERT INTO words VALUES ('indexed');`),
    )
    expect(texts['db.sqlite!table t']).toBe('x=text\n')
    expect(texts['db.sqlite!table words_content']).toContain('c0=indexed')
    expect(Object.keys(texts).join()).not.toContain('endless')
    expect(skips).toEqual([])
  })

  it('says when a database is broken, and reads what is left', async () => {
    const path = create(`CREATE TABLE a (x); CREATE TABLE b (x); INSERT INTO a VALUES ('text');
      INSERT INTO b SELECT hex(randomblob(100)) FROM ${numbers(500)}`)
    const bytes = readFileSync(path)
    bytes.fill(0xff, 20_000, 60_000)
    const { streams, skips } = await collectFrom(readers, 'x.db', bytes)
    expect(streams[0]).toMatchObject({ place: 'x.db!table a', text: 'x=text\n' })
    expect(skips).toEqual([{ place: 'x.db!table b', reason: expect.stringMatching(/is broken/) }])
    const noise = Buffer.concat([bytes.subarray(0, 16), Buffer.alloc(5_000, 0xee)])
    const other = await collectFrom(readers, 'x.db', noise)
    expect(other.skips[0]?.reason).toBe('is encrypted, or no database')
  })

  it('comes to an end where pages lead in a circle', async () => {
    const path = create(
      `CREATE TABLE t (x); INSERT INTO t SELECT hex(zeroblob(900)) FROM ${numbers(5_000)}`,
    )
    const bytes = readFileSync(path)
    const size = bytes.readUInt16BE(16)
    for (let page = 1; page < bytes.length / size; page++) {
      const at = page * size
      if (bytes[at] !== 5) continue
      const cells = bytes.readUInt16BE(at + 3)
      for (let cell = 0; cell < cells; cell++) {
        bytes.writeUInt32BE(page + 1, at + bytes.readUInt16BE(at + 12 + cell * 2))
      }
    }
    const { skips } = await collectFrom(readers, 'x.db', bytes)
    expect(skips[0]?.reason).toMatch(/is broken|takes too long/)
  }, 40_000)

  it('reads a long table, pieces of it at a time', async () => {
    const path = create(
      `CREATE TABLE t (x); INSERT INTO t SELECT hex(randomblob(50)) FROM ${numbers(50_000)}`,
    )
    const { sink, streams } = collectSink()
    const content = await openFileContent(path)
    let pieces = 0
    await sqliteReader.read(
      content,
      { path: 'x.db', entries: [] },
      {
        ...sink,
        async stream(place, chunks) {
          async function* counted() {
            for await (const chunk of chunks) {
              pieces += 1
              yield chunk
            }
          }
          await sink.stream(place, counted())
        },
      },
    )
    await content.close()
    expect(streams[0]?.text.split('\n').length).toBeGreaterThan(9_000)
    expect(pieces).toBeGreaterThan(10)
    expect(pieces).toBeLessThan(100)
  })

  it('reads what Python writes', async () => {
    const path = join(directory, 'program.db')
    const script =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('CREATE TABLE t (x)');"
    execFileSync('python3', [
      '-c',
      `${script} c.execute("INSERT INTO t VALUES ('text')"); c.commit()`,
      path,
    ])
    expect((await collect(path)).texts).toEqual({ 'db.sqlite!table t': 'x=text\n' })
  })
})
