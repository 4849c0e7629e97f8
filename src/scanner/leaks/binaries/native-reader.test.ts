import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildFatMachO, buildMachO } from '../../../../test/fixtures/binaries/build-mach-o.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { sampleText } from '../../secrets/sample-secret.ts'
import { nativeReader } from './native-reader.ts'

const hasCompiler = spawnSync('cc', ['--version']).status === 0
const token = sampleText(40)
const wide = sampleText(41)
const directory = mkdtempSync(join(tmpdir(), 'keyward-native-'))
afterAll(() => rmSync(directory, { recursive: true }))
const read = (bytes: Buffer, name = 'program') => collectFrom([nativeReader], name, bytes)

describe('the strings of a program', () => {
  it.skipIf(!hasCompiler)('are found in what a compiler makes of C', async () => {
    const source = join(directory, 'a.c')
    const program = join(directory, 'a.out')
    const array = [...wide].map((letter) => letter.charCodeAt(0)).join(',')
    const lines = ['#include <stdio.h>', `const char *key = "${token}";`]
    const main = `int main(void) { puts(key); return wide[0]; }`
    writeFileSync(source, [...lines, `volatile short wide[] = {${array},0};`, main].join('\n'))
    execFileSync('cc', ['-o', program, source])
    const { streams, skips, opened } = await read(readFileSync(program))
    expect(streams[0]?.text.split('\n')).toEqual(expect.arrayContaining([token, wide]))
    expect([streams[0]?.isBinary, skips, opened]).toEqual([true, [], ['program']])
  })

  it('are found in Mach-O, thin and fat, in ASCII and UTF-16', async () => {
    const thin = buildMachO({ strings: [token], wideStrings: [wide] })
    for (const bytes of [thin, buildFatMachO([thin, thin])]) {
      const { streams, skips } = await read(bytes)
      expect(streams[0]?.text.split('\n')).toEqual(expect.arrayContaining([token, wide]))
      expect(skips).toEqual([])
    }
  })

  it('are not to be had of a program that the App Store encrypted, which is said', async () => {
    const encrypted = buildMachO({ strings: [token], isEncrypted: true })
    for (const bytes of [encrypted, buildFatMachO([encrypted])]) {
      expect((await read(bytes)).skips[0]?.reason).toMatch(/encrypted by the App Store/)
    }
  })

  it('are found in a PE file, with those that .NET keeps', async () => {
    const head = Buffer.alloc(256)
    head.write('MZ')
    head.writeUInt32LE(128, 60)
    head.write('PE\0\0', 128)
    const heap = [token, wide].map((text) =>
      Buffer.concat([Buffer.from([83]), Buffer.from(text, 'utf16le'), Buffer.from([0])]),
    )
    const { streams } = await read(Buffer.concat([head, Buffer.from([0]), ...heap]), 'a.dll')
    expect(streams[0]?.text.split('\n')).toEqual(expect.arrayContaining([token, wide]))
  })

  it('say where a fat file points beyond its end', async () => {
    const { skips, streams } = await read(
      buildFatMachO([buildMachO({ strings: [token] })]).subarray(0, -9),
    )
    expect(skips[0]?.reason).toMatch(/^the Mach-O file is broken: /)
    expect(streams[0]?.text).toContain(token.slice(0, 20))
  })
})
