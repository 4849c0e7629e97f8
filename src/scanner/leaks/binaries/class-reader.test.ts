import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
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

describe('a Java class', () => {
  it('gives the texts of fields with their names, and all others', async () => {
    writeFileSync(join(directory, 'Config.java'), SOURCE)
    execFileSync('javac', ['-encoding', 'UTF-8', '-d', directory, join(directory, 'Config.java')])
    const bytes = readFileSync(join(directory, 'Config.class'))
    const { texts, streams, skips } = await collectFrom(
      [nativeReader, classReader],
      'Config.class',
      bytes,
    )
    for (const pair of [
      ['API_KEY', constant],
      ['other', assigned],
      ['member', member],
    ]) {
      expect(texts[0]?.text).toContain(`${pair[0]} = "${pair[1]}"\n`)
    }
    expect(streams[0]?.text).toContain(`größer \0 ${printed}\n`)
    expect(skips).toEqual([])
    for (const end of [12, 60, 200, bytes.length - 30]) {
      const cut = await collectFrom([classReader], 'Config.class', bytes.subarray(0, end))
      expect(cut.skips[0]?.reason).toMatch(/^the Java class is broken: /)
    }
    let broken = 0
    for (let seed = 1; seed < 1_500; seed++) {
      const { skips } = await collectFrom([classReader], 'Config.class', mutate(bytes, seed))
      broken += skips.length
    }
    expect(broken).toBeGreaterThan(100)
  })
})
