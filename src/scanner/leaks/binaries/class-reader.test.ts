import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildClass } from '../../../../test/fixtures/binaries/build-class.ts'
import { mutate } from '../../../../test/fixtures/binaries/mutate.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { classReader } from './class-reader.ts'
import { nativeReader } from './native-reader.ts'

const [constant, assigned, member, printed, sent] = [1, 2, 3, 4, 5].map((seed) =>
  sampleText(51, undefined, seed),
)
const SOURCE = `class Config {
  static final long LIMIT = 5L; static final String SIX = "six___";
  static final String API_KEY = "${constant}"; static String other = "${assigned}";
  String member = "${member}";
  void send(java.util.Map<String, String> all) { all.put("X-Api-Key", "${sent}"); }
  void print() { System.out.println("größer \\0 ${printed}"); }
}`
const directory = mkdtempSync(join(tmpdir(), 'keyward-class-'))
afterAll(() => rmSync(directory, { recursive: true }))

const hasCompiler = spawnSync('javac', ['-version']).status === 0
const read = (bytes: Buffer) => collectFrom([nativeReader, classReader], 'Config.class', bytes)

describe('a Java class', () => {
  it.skipIf(!hasCompiler)('of a real compiler gives texts with their names', async () => {
    writeFileSync(join(directory, 'Config.java'), SOURCE)
    execFileSync('javac', ['-encoding', 'UTF-8', '-d', directory, join(directory, 'Config.java')])
    const { texts, streams, skips } = await read(readFileSync(join(directory, 'Config.class')))
    const pairs = { API_KEY: constant, other: assigned, member, 'X-Api-Key': sent }
    for (const [name, value] of Object.entries(pairs)) {
      expect(texts[0]?.text).toContain(`${name} = "${value}"\n`)
    }
    expect(streams[0]?.text).toContain(`größer \0 ${printed}\n`)
    expect(skips).toEqual([])
  })

  const fields = { API_KEY: `${constant}` }
  const built = buildClass({ fields, puts: { o: `${assigned}` }, calls: { key: `${sent}` } })

  it('gives texts with their names', async () => {
    const { texts, skips } = await read(built)
    for (const pair of [`API_KEY = "${constant}"`, `o = "${assigned}"`, `key = "${sent}"`]) {
      expect(texts[0]?.text).toContain(`${pair}\n`)
    }
    expect(skips).toEqual([])
  })

  it('is read to where it breaks', async () => {
    for (const end of [12, 60, 200, built.length - 30]) {
      const { skips } = await read(built.subarray(0, end))
      expect(skips[0]?.reason).toMatch(/^the Java class is broken: /)
    }
    let broken = 0
    for (let seed = 1; seed < 1_500; seed++)
      broken += (await read(mutate(built, seed))).skips.length
    expect(broken).toBeGreaterThan(100)
  })
})
